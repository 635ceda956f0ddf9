using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Inquiries;

/// <summary>One inquiry as the ledger keeps it: who asked what about whom, by which right, and what was disclosed or why not.</summary>
/// <param name="Id">Identity in the ledger.</param>
/// <param name="MadeAt">When it was decided, UTC.</param>
/// <param name="Partner">Who asked.</param>
/// <param name="Consent">The consent that was named, whether it exists or not.</param>
/// <param name="Subject">Whose file; null when the consent does not lead to a person.</param>
/// <param name="Purpose">The consent's purpose; null when there is no consent.</param>
/// <param name="Question">The question's key.</param>
/// <param name="Fields">The fields that were disclosed or, when refused, asked for.</param>
/// <param name="Denial">Why nothing was disclosed; null when it was.</param>
/// <param name="DecidedOn">What a disclosure was decided on and what MUST still hold when it is committed; null for a refusal.</param>
internal sealed record Inquiry(
    InquiryId Id,
    DateTimeOffset MadeAt,
    PartnerId Partner,
    ConsentId Consent,
    SubjectId? Subject,
    Purpose? Purpose,
    string Question,
    IReadOnlyList<string> Fields,
    string? Denial,
    DecidedOn? DecidedOn)
{
    /// <summary>Whether it was answered anew and is charged; one that repeats an answer that stands, or is refused, is not.</summary>
    public bool Charged { get; init; } = DecidedOn?.NewUse is not null;

    /// <summary>The refusal of an inquiry: the fields are those that were asked for.</summary>
    public static Inquiry Refused(DisclosureFacts facts, Refusal reason) => Of(facts, facts.Asked.Fields, reason.Code, null);

    /// <summary>The disclosure of an inquiry, on these versions: the fields are those of the granted sections, which alone leave.</summary>
    public static Inquiry Disclosed(DisclosureFacts facts, Sections granted, DecidedOn decidedOn) =>
        Of(facts, facts.Asked.Fields.Where(field => (granted & field.Section) == field.Section), null, decidedOn);

    private static Inquiry Of(DisclosureFacts facts, IEnumerable<SelectedField> fields, string? denial, DecidedOn? decidedOn) => new(
        InquiryId.New(), facts.AsOf, facts.Asked.Asker.Partner, facts.Asked.Consent, facts.Grant?.Subject, facts.Grant?.Purpose,
        facts.Asked.Question.Key, [.. fields.Select(field => field.Name)], denial, decidedOn);
}

/// <summary>The versions on which a disclosure was decided, on a file that was not frozen or was thawed for the partner.</summary>
/// <param name="ConsentVersion">Of the consent grant.</param>
/// <param name="AgreementVersion">Of the partner's agreement.</param>
/// <param name="FileVersion">Of the subject's file.</param>
/// <param name="NewUse">The use of the consent that is written with the inquiry; null when an answer is repeated.</param>
internal sealed record DecidedOn(long ConsentVersion, long AgreementVersion, long FileVersion, ConsentUse? NewUse)
{
    /// <summary>The end of the thaw by which the partner reads a frozen file, UTC: nothing is committed from then on. Null: the file was not frozen.</summary>
    public DateTimeOffset? ThawedUntil { get; init; }
}
