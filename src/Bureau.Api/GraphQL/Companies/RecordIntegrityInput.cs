using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Listings;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using GraphQL;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>A fact about a company, and about that company alone.</summary>
/// <param name="Company">Which company.</param>
/// <param name="Reference">Your own number of it, 1 to 200 characters; the same again takes the place of what you recorded.</param>
/// <param name="Kind">What kind of fact.</param>
/// <param name="Domain">Where it took place; one that your agreement names.</param>
/// <param name="On">The day of the fact.</param>
/// <param name="Until">The last day of what lasts.</param>
/// <param name="Severity">Of a penalty, a judgment, a debarment or a finding.</param>
/// <param name="Result">Of an inspection, 0 to 100.</param>
/// <param name="Amount">What was fined or is owed.</param>
/// <param name="Text">What is to be said of it, 1 to 2000 characters; an inspection needs none. No identity number of a person.</param>
public sealed record RecordIntegrityInput(
    CompanyKeyInput Company, string Reference, IntegrityKind Kind, RecordDomain Domain, DateOnly On, DateOnly? Until, Severity? Severity, int? Result, AmountInput? Amount, string? Text)
{
    internal IntegrityRecord ToRecord() => new(Guid.CreateVersion7(), Kind, Domain, On, Keeper: "", Text ?? "")
    {
        Until = Until,
        Severity = Severity,
        Result = Result,
        Amount = Amount is { } amount ? new Money(amount.Amount, amount.Currency) : null,
    };
}

/// <summary>That a record of yours has ended.</summary>
[Name("EndedIntegrityRecord"), Unprotected("Given to the authority that kept the record.")]
public sealed class EndedRecordAnswer(EndedRecord ended)
{
    /// <summary>Your own number of it.</summary>
    public string Reference => ended.Reference;

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt => ended.EndedAt;
}
