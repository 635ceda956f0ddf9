using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bureau.Infrastructure.Storage.Sqlite;

/// <summary>
/// A prepared statement that is run for row after row on a connection that is open: values are bound and read in the form in which EF Core keeps them, by
/// position, without the objects that the driver makes for each. Errors of SQLite are thrown as <see cref="SqliteException"/>.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int bound;
    private int read;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
    }

    public void Dispose() => statement.Dispose();

    /// <summary>Binds the next value.</summary>
    public SqliteStatement Bind(string? text)
    {
        if (text is null)
            return Bound(raw.sqlite3_bind_null(statement, ++bound));

        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (size <= 512)
        {
            Span<byte> utf8 = stackalloc byte[size];
            return Text(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            return Text(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <inheritdoc cref="Bind(string?)"/>
    public SqliteStatement Bind(Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return Text(text);
    }

    /// <inheritdoc cref="Bind(string?)"/>
    public SqliteStatement Bind(DateOnly? day)
    {
        if (day is not { } value)
            return Bound(raw.sqlite3_bind_null(statement, ++bound));
        Span<byte> text = stackalloc byte[10];
        value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        return Text(text);
    }

    /// <inheritdoc cref="Bind(string?)"/>
    public SqliteStatement Bind(long number) => Bound(raw.sqlite3_bind_int64(statement, ++bound, number));

    /// <inheritdoc cref="Bind(string?)"/>
    public SqliteStatement Bind(double? number) =>
        Bound(number is { } value ? raw.sqlite3_bind_double(statement, ++bound, value) : raw.sqlite3_bind_null(statement, ++bound));

    /// <inheritdoc cref="Bind(string?)"/>
    public SqliteStatement Bind(byte[] bytes) => Bound(raw.sqlite3_bind_blob(statement, ++bound, bytes));

    /// <summary>Goes to the next row of the answer; false at its end, and then values are bound anew.</summary>
    public bool Step()
    {
        read = 0;
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;

        bound = 0;
        var reset = raw.sqlite3_reset(statement);
        SqliteException.ThrowExceptionForRC(code == raw.SQLITE_DONE ? reset : code, database);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it reached.</returns>
    public int Run() => Step() ? throw new InvalidOperationException("A statement that writes gave a row.") : raw.sqlite3_changes(database);

    /// <summary>Reads the next column of the row.</summary>
    public string? TextOrNull() =>
        raw.sqlite3_column_type(statement, read) == raw.SQLITE_NULL ? Null<string>() : Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, read++));

    /// <inheritdoc cref="TextOrNull"/>
    public string Text() => TextOrNull() ?? throw new InvalidDataException("A column that must have a value has none.");

    /// <inheritdoc cref="TextOrNull"/>
    public Guid Id() => Guid.Parse(raw.sqlite3_column_blob(statement, read++), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="TextOrNull"/>
    public DateOnly? DayOrNull() => TextOrNull() is { } text ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    /// <inheritdoc cref="TextOrNull"/>
    public DateOnly Day() => DayOrNull() ?? throw new InvalidDataException("A column that must have a value has none.");

    /// <inheritdoc cref="TextOrNull"/>
    public long Whole() => raw.sqlite3_column_int64(statement, read++);

    /// <inheritdoc cref="TextOrNull"/>
    public double? NumberOrNull() => raw.sqlite3_column_type(statement, read) == raw.SQLITE_NULL ? Null<double?>() : raw.sqlite3_column_double(statement, read++);

    private T? Null<T>()
    {
        read++;
        return default;
    }

    private SqliteStatement Text(ReadOnlySpan<byte> utf8) => Bound(raw.sqlite3_bind_text(statement, ++bound, utf8));

    private SqliteStatement Bound(int code)
    {
        SqliteException.ThrowExceptionForRC(code, database);
        return this;
    }
}
