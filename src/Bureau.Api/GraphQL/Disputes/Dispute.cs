using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.Disputes;

/// <summary>An objection of a person to an entry of their file.</summary>
[Unprotected("Only the subject and whoever is to answer are given it: ReadDisputes, OpenDispute, WithdrawDispute and AnswerDispute compare.")]
public sealed class Dispute(DisputeView view)
{
    /// <summary>The same from its opening on.</summary>
    public DisputeId Id => view.Id;

    /// <summary>Who reports the entry and is to answer; null when the bureau has no agreement with the authority of a listing.</summary>
    public string? RespondentName => view.ReporterName;

    /// <summary>The reporter's number of the account, as it was when the dispute was opened; null of a listing.</summary>
    public string? AccountNumber => view.AccountNumber;

    /// <summary>The listing; null of an account.</summary>
    public ListingId? Listing => view.Listing;

    /// <summary>What the person says is wrong.</summary>
    public DisputeReason Reason => view.Reason;

    /// <summary>The person's own words; show them as text.</summary>
    public string? Statement => view.Statement;

    /// <summary>SHA-256 of evidence that the person holds, in 64 hexadecimal digits.</summary>
    public string? EvidenceSha256 => view.EvidenceSha256;

    /// <summary>What the person has said of the entry since, oldest first.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<Statement> Supplements => [.. view.Supplements.Select(statement => new Statement(statement))];

    /// <summary>When it was received.</summary>
    public DateTimeOffset OpenedAt => view.OpenedAt;

    /// <summary>The last day to answer, where the person's number is from; the day after, the entry is hidden.</summary>
    public DateOnly DueOn => view.DueOn;

    /// <summary>Whether more time was taken.</summary>
    public bool Extended => view.Extended;

    /// <summary>Where it stands now.</summary>
    public DisputeStatus Status => view.Status;

    /// <summary>What was answered; null when nothing was.</summary>
    public DisputeAnswer? Answer => view.Answer;

    /// <summary>When it ended; null while it is open, and until its lapse has been recorded.</summary>
    public DateTimeOffset? ClosedAt => view.ClosedAt;

    /// <summary>When and by whose certificate a hidden entry was shown again; null when it was not.</summary>
    public Reinsertion? Reinsertion => view.Reinsertion;

    /// <summary>Whether the entry is hidden now because of it.</summary>
    public bool Hidden => view.Hidden;
}

/// <summary>A person's own words about an entry or the file.</summary>
[Unprotected("Only the subject and, of a dispute, whoever is to answer are given it.")]
public sealed class Statement(StatementView view)
{
    /// <summary>Identity in the bureau.</summary>
    public StatementId Id => view.Id;

    /// <summary>As written; show it as text.</summary>
    public string Text => view.Text;

    /// <summary>SHA-256 of a document that goes with it, in 64 hexadecimal digits.</summary>
    public string? EvidenceSha256 => view.EvidenceSha256;

    /// <summary>When it was written.</summary>
    public DateTimeOffset WrittenAt => view.WrittenAt;

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt => view.WithdrawnAt;
}
