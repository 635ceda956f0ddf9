using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bureau.Infrastructure.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Writes many rows of a table by one statement with one parameter, a JSON array, so that a chunk of an import costs one trip and one plan whatever its size (decision 8); in SQLite, which is in
/// this process, row by row by one prepared statement. The statements are made of the model: what a row has, they have.
/// </summary>
internal sealed class RowSet<TRow>
    where TRow : class
{
    private static readonly ConcurrentDictionary<Type, RowSet<TRow>> Known = new();

    private readonly Column[] columns;
    private readonly bool bindsRows;
    private readonly string insert;
    private readonly string update;

    private RowSet(BureauDbContext context)
    {
        var entity = context.Model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException("The row belongs to no table.", nameof(context));
        var table = entity.GetTableName() ?? throw new ArgumentException("The row belongs to no table.", nameof(context));
        columns = [.. entity.GetProperties().Where(property => property.ValueGenerated is ValueGenerated.Never).Select(property => new Column(property))];
        var names = string.Join(", ", columns.Select(column => column.Name));
        bindsRows = context.BindsRows;
        if (bindsRows)
        {
            insert = $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
            update = $"UPDATE {table} SET {Equal(columns.Where(column => !column.IsKey), ", ")} WHERE {Equal(columns.Where(column => column.IsKey), " AND ")}";
            return;
        }

        var rows = context.RowsOfJson([.. columns.Select(column => (column.Name, column.Type))]);
        insert = $"INSERT INTO {table} ({names}) SELECT {names} FROM {rows}";
        var set = columns.Where(column => !column.IsKey).Select(column => $"{column.Name} = given.{column.Name}");
        var same = columns.Where(column => column.IsKey).Select(column => $"{table}.{column.Name} = given.{column.Name}");
        update = $"UPDATE {table} SET {string.Join(", ", set)} FROM {rows} WHERE {string.Join(" AND ", same)}";
    }

    /// <summary>The row set of the context's provider.</summary>
    public static RowSet<TRow> Of(BureauDbContext context) => Known.GetOrAdd(context.GetType(), _ => new RowSet<TRow>(context));

    /// <summary>Inserts the rows; what the store gives itself is left to it.</summary>
    public Task InsertAsync(BureauDbContext context, IReadOnlyCollection<TRow> rows, CancellationToken cancellation) => RunAsync(context, insert, columns, rows, cancellation);

    /// <summary>Writes the rows in the place of those with their keys.</summary>
    /// <exception cref="InvalidOperationException">One of them is not there.</exception>
    public async Task UpdateAsync(BureauDbContext context, IReadOnlyCollection<TRow> rows, CancellationToken cancellation)
    {
        if (await RunAsync(context, update, columns.OrderBy(column => column.IsKey), rows, cancellation) != rows.Count)
            throw new InvalidOperationException("A row that was to be changed is not there.");
    }

    private async Task<int> RunAsync(BureauDbContext context, string statement, IEnumerable<Column> bound, IReadOnlyCollection<TRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return 0;
        if (!bindsRows)
            return await context.Database.ExecuteSqlRawAsync(statement, [Json(rows)], cancellation);
        var order = bound.ToArray();
        return await SqliteFurnishedTables.WriteAsync(context, statement, rows, Bind, cancellation);

        void Bind(SqliteStatement prepared, TRow row)
        {
            foreach (var column in order)
                column.Bind(prepared, row);
        }
    }

    private static string Equal(IEnumerable<Column> columns, string between) => string.Join(between, columns.Select(column => $"{column.Name} = ?"));

    private string Json(IReadOnlyCollection<TRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(rows.Count * 512);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var column in columns)
                    column.Write(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed class Column(IProperty property)
    {
        private readonly JsonEncodedText name = JsonEncodedText.Encode(property.GetColumnName());
        private readonly IClrPropertyGetter value = property.GetGetter();
        private readonly Func<object?, object?>? toStore = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public string Type { get; } = property.GetColumnType();

        public bool IsKey { get; } = property.IsPrimaryKey();

        /// <summary>Writes the value of a row as every provider reads it out of JSON; null is left out.</summary>
        public void Write(Utf8JsonWriter json, TRow row)
        {
            switch (Stored(row))
            {
                case null: break;
                case string text: json.WriteString(name, text); break;
                case bool flag: json.WriteBoolean(name, flag); break;
                case int number: json.WriteNumber(name, number); break;
                case long number: json.WriteNumber(name, number); break;

                // As text, and ids in upper case: the form in which SQLite keeps them.
                case Guid id: json.WriteString(name, id.ToString().ToUpperInvariant()); break;
                case DateOnly day: json.WriteString(name, day.ToString("O", CultureInfo.InvariantCulture)); break;
                case decimal amount: json.WriteString(name, amount.ToString(CultureInfo.InvariantCulture)); break;
                case var other: throw Unknown(other);
            }
        }

        /// <summary>Binds the value of a row, in the form in which EF Core keeps it in SQLite.</summary>
        public void Bind(SqliteStatement prepared, TRow row) => _ = Stored(row) switch
        {
            null => prepared.Bind((string?)null),
            string text => prepared.Bind(text),
            bool flag => prepared.Bind(flag ? 1 : 0),
            int number => prepared.Bind(number),
            long number => prepared.Bind(number),
            Guid id => prepared.Bind(id),
            DateOnly day => prepared.Bind(day),
            decimal amount => prepared.Bind(amount.ToString("0.0###########################", CultureInfo.InvariantCulture)),
            var other => throw Unknown(other),
        };

        private object? Stored(TRow row) => value.GetClrValue(row) is { } given ? toStore is null ? given : toStore(given) : null;

        private static NotSupportedException Unknown(object stored) => new($"A column of {stored.GetType().Name} is not written in sets.");
    }
}
