using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Disputes;

/// <summary>What the subject's objections and words do to a file: which entries carry the mark, which nobody may read, which statements travel along. The clock decides, not a job.</summary>
/// <param name="Disputes">Those that are open or hide their entry, each with the identity of the account or listing that it is about in this file.</param>
/// <param name="Statements">Those that stand, likewise; null: about the whole file.</param>
internal sealed record FileRemarks(IReadOnlyList<(Guid Entry, Dispute Dispute)> Disputes, IReadOnlyList<(Guid? Entry, Statement Statement)> Statements)
{
    /// <summary>Nothing was objected to or said.</summary>
    public static readonly FileRemarks None = new([], []);

    private bool IsEmpty => Disputes.Count == 0 && Statements.Count == 0;

    /// <summary>The dispute of an entry that is open or hides it; null when there is none.</summary>
    public Dispute? Of(Guid entry) => Disputes.FirstOrDefault(one => one.Entry == entry).Dispute;

    /// <summary>The statements about an entry, or with null about the file.</summary>
    public IEnumerable<Statement> About(Guid? entry) => Statements.Where(one => one.Entry == entry).Select(one => one.Statement);

    /// <summary>The file with its marks and statements; what is hidden is in it.</summary>
    public CreditFile Mark(CreditFile file, DateOnly day) => IsEmpty
        ? file
        : file with
        {
            Tradelines = [.. file.Tradelines.Select(tradeline => Marks(tradeline.Id.Value, day) ? tradeline with { DisputedBySubject = true } : tradeline)],
            Listings = [.. file.Listings.Select(listing => Marks(listing.Id, day) ? listing with { Disputed = true } : listing)],
            Statements = Statements,
        };

    /// <summary>The file with its marks and statements, without what is hidden.</summary>
    public CreditFile Apply(CreditFile file, DateOnly day)
    {
        if (IsEmpty)
            return file;
        var marked = Mark(file, day);
        return marked with
        {
            Tradelines = [.. marked.Tradelines.Where(tradeline => !Hides(tradeline.Id.Value, day))],
            Listings = [.. marked.Listings.Where(listing => !Hides(listing.Id, day))],
            Statements = [.. Statements.Where(one => one.Entry is not { } entry || !Hides(entry, day))],
        };
    }

    /// <summary>Whether nobody but the subject and its furnisher may read the entry on that day.</summary>
    public bool Hides(Guid entry, DateOnly day) => Disputes.Any(one => one.Entry == entry && one.Dispute.HidesOn(day));

    private bool Marks(Guid entry, DateOnly day) => Disputes.Any(one => one.Entry == entry && one.Dispute.MarksOn(day));
}
