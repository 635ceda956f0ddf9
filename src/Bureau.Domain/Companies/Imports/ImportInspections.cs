using System.Globalization;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Mappings;

namespace Bureau.Domain.Companies.Imports;

/// <summary>Stores the integrity records of a table: inspections and their findings, penalties, honours.</summary>
public sealed class ImportInspections
{
    private readonly ICompanyStore companies;
    private readonly IIntegrityStore records;
    private readonly TimeProvider clock;

    internal ImportInspections(ICompanyStore companies, IIntegrityStore records, TimeProvider clock) => (this.companies, this.records, this.clock) = (companies, records, clock);

    /// <summary>Stores the table; what it has no more is shown and counted no longer.</summary>
    /// <param name="table">The table; its companies must be there, from a table of companies of the same source.</param>
    /// <param name="isWhole">Whether it is all that its source has.</param>
    /// <param name="leftOut">Told of each row that is left out.</param>
    /// <param name="progress">Told how many of how many bytes are stored.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    /// <exception cref="IOException">The table cannot be read; what was stored is whole, and nothing has ended.</exception>
    public Task<TableChanges> ExecuteAsync(
        MappedTable table, bool isWhole, Action<MappedRow> leftOut, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var mapping = table.Mapping;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

        // Two tables of one source, as of inspections and of their findings, have keys of their own.
        var source = $"{mapping.Source} {mapping.Name}";
        var store = new StoreTable<RowOfRecord>
        {
            Read = row => Read(row, mapping.Source, today),
            WriteAsync = (rows, token) => WriteAsync(mapping.Source, source, rows, token),
            EndOthersAsync = (present, token) => records.EndMissingAsync(source, present, clock.GetUtcNow(), token),
        };
        return store.ExecuteAsync(table, isWhole, leftOut, progress, cancellation);
    }

    private static RowOfRecord? Read(MappedRow row, string keeper, DateOnly today)
    {
        var company = row.RequiredText(MappedField.Company, int.MaxValue);
        var kind = row.RequiredWord<IntegrityKind>(MappedField.Record);
        var domain = row.RequiredWord<RecordDomain>(MappedField.Sector);
        var severity = row.Word<Severity>(MappedField.Severity);
        var (on, until) = (row.RequiredDay(MappedField.On), row.Day(MappedField.Until));
        var text = row.Text(MappedField.Reason, IntegrityRecord.LongestText) ?? "";
        var result = Result(row);
        var amount = row.Amount();
        if (row.Mistakes.Count > 0)
            return null;
        var given = new IntegrityRecord(Guid.CreateVersion7(), kind, domain, on, keeper, text) { Severity = severity, Result = result, Amount = amount, Until = until };
        if (IntegrityRecord.Of(given, today).Succeeded(out var record, out var refusal))
            return new(company, record);
        row.Refuse(null, MappedReasons.Of(refusal));
        return null;
    }

    // Some tables give results with decimals; they are rounded to the whole.
    private static int? Result(MappedRow row)
    {
        if (row.Text(MappedField.Result, int.MaxValue) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var result) && result is >= 0 and <= 100)
            return (int)decimal.Round(result, MidpointRounding.AwayFromZero);
        row.Refuse(MappedField.Result, MappedReasons.ResultOutOfRange);
        return null;
    }

    private async Task<TableChanges> WriteAsync(string ofCompanies, string source, IReadOnlyList<StoredRow<RowOfRecord>> rows, CancellationToken cancellation)
    {
        var known = await companies.OfKeysAsync(ofCompanies, [.. rows.Select(row => row.Value.Company).Distinct()], cancellation);
        var chunk = new List<KeptRecord>(rows.Count);
        foreach (var row in rows)
        {
            if (known.TryGetValue(row.Value.Company, out var company))
                chunk.Add(new(company, row.Key, row.Value.Record));
            else
                row.Row.Refuse(MappedField.Company, MappedReasons.CompanyUnknown);
        }

        var written = await records.WriteAsync(source, chunk, clock.GetUtcNow(), cancellation);
        return new(written.Added, written.Changed, written.Unchanged, 0, 0);
    }

    private sealed record RowOfRecord(string Company, IntegrityRecord Record);
}
