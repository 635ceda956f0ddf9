using Bureau.Domain.Companies.Names;
using Bureau.Domain.Mappings;

namespace Bureau.Domain.Companies.Imports;

/// <summary>Enters the companies of a register's table.</summary>
public sealed class ImportCompanies
{
    private readonly ICompanyStore companies;
    private readonly ICompanyNameIndex names;
    private readonly TimeProvider clock;

    internal ImportCompanies(ICompanyStore companies, ICompanyNameIndex names, TimeProvider clock) => (this.companies, this.names, this.clock) = (companies, names, clock);

    /// <summary>Stores the table; what it has no more has ended there from now on.</summary>
    /// <param name="table">The table.</param>
    /// <param name="isWhole">Whether it is all that its source has.</param>
    /// <param name="leftOut">Told of each row that is left out.</param>
    /// <param name="progress">Told how many of how many bytes are stored.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    /// <exception cref="IOException">The table cannot be read; what was stored is whole, and nothing has ended.</exception>
    public async Task<TableChanges> ExecuteAsync(
        MappedTable table, bool isWhole, Action<MappedRow> leftOut, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var source = new CompanySource(table.Mapping.Source, IsList: false);
        Func<IReadOnlyList<StoredRow<CompanyFacts>>, CancellationToken, Task<TableChanges>> write = (rows, token) => WriteAsync(source, rows, token);
        var store = new StoreTable<CompanyFacts>
        {
            Read = ReadCompanyRow.Facts,
            WriteAsync = write.IndexedBy(names),
            EndOthersAsync = (present, token) => companies.EndMissingAsync(source, present, clock.GetUtcNow(), token),
        };
        var stored = await store.ExecuteAsync(table, isWhole, leftOut, progress, cancellation);
        await names.CatchUpAsync(cancellation);
        return stored;
    }

    private async Task<TableChanges> WriteAsync(CompanySource source, IReadOnlyList<StoredRow<CompanyFacts>> rows, CancellationToken cancellation)
    {
        var written = await companies.WriteAsync(source, [.. rows.Select(row => new CompanyEntry(row.Key, row.Value))], clock.GetUtcNow(), cancellation);
        for (var i = 0; i < rows.Count; i++)
        {
            if (written[i].Outcome is CompanyWriting.HeldElsewhere)
                rows[i].Row.Refuse(null, MappedReasons.CompanyHeldElsewhere);
        }

        return new(Count(CompanyWriting.Added), Count(CompanyWriting.Changed), Count(CompanyWriting.Unchanged), 0, 0);

        int Count(CompanyWriting outcome) => written.Count(one => one.Outcome == outcome);
    }
}
