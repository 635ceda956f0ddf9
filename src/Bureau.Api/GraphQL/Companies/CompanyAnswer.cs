using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Companies;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>A company or public body. That you looked is on record.</summary>
[Name("Company")]
public sealed class CompanyAnswer(CompanyReport report)
{
    private readonly CompanyFacts facts = report.Facts;

    /// <summary>Identity in the bureau.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public CompanyId? Id => report.Id;

    /// <summary>Its legal name.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public string? Name => facts.LegalName;

    /// <summary>All its names: the legal one, the former ones, those that it trades under.</summary>
    [Tier(Tier.Business, Tier.Lender), ListSize(AssumedSize = 5)]
    public IReadOnlyList<CompanyName>? Names => facts.Names;

    /// <summary>Where it is registered: an ISO 3166-1 code, or an ISO 3166-2 code for a part of a country.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public string? Jurisdiction => facts.Jurisdiction.Value;

    /// <summary>Its unified social credit code.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public Uscc? Uscc => facts.Uscc;

    /// <summary>Whether the check character of its unified social credit code is right; false warns that the code may hold a typing error. Null: it has none.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public bool? UsccVerified => facts.Uscc?.IsVerified;

    /// <summary>Its Legal Entity Identifier.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public Lei? Lei => facts.Lei;

    /// <summary>Its number in the register that it is entered in.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public RegistrationAnswer? Registration => facts.Registration is { } registration ? new(registration) : null;

    /// <summary>Whether it carries on.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public EntityStatus? EntityStatus => facts.EntityStatus;

    /// <summary>Whether its entry in the register is kept up: another matter than whether it carries on.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public RegistrationStatus? RegistrationStatus => facts.RegistrationStatus;

    /// <summary>Whether it is an authority, a municipality or another public body.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public bool? PublicBody => facts.IsPublicBody;

    /// <summary>Where its register says that it is to be reached.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public string? RegisteredOffice => facts.RegisteredOffice;

    /// <summary>Who serves it. Nothing on record of the company is in their files, and nobody can ask whom a person serves.</summary>
    [Tier(Tier.Business, Tier.Lender), ListSize(AssumedSize = 10)]
    public IReadOnlyList<Officer>? Officers => facts.Officers;

    /// <summary>Its listings that are in effect. Two authorities' listings of one case are two entries: their dates may disagree.</summary>
    [Tier(Tier.Business, Tier.Lender), ListSize(AssumedSize = 5)]
    public IReadOnlyList<CompanyListingAnswer>? Listings => [.. report.Listings.Select(listing => new CompanyListingAnswer(listing))];

    /// <summary>Its integrity records that may still be read, newest first.</summary>
    /// <param name="first">How many at most, 0 to 100; a number beyond is taken for the nearest of these.</param>
    [Tier(Tier.Business, Tier.Lender), ListSize(SlicingArguments = ["first"])]
    public IReadOnlyList<IntegrityRecordAnswer>? Records(int first = 20) => [.. report.Records.Take(Math.Clamp(first, 0, Page.Largest)).Select(record => new IntegrityRecordAnswer(record))];

    /// <summary>Its grades, one for each record domain in which it has a record and a scheme is published. None mixes two domains.</summary>
    [Tier(Tier.Business, Tier.Lender), ListSize(AssumedSize = 3)]
    public IReadOnlyList<IntegrityGradeAnswer>? Grades => [.. report.Grades.Select(grade => new IntegrityGradeAnswer(grade))];

    /// <summary>Its grade in a record domain at the end of each of the last twelve months, newest first, from what may still be read: what was repaired or is obsolete has left the past too.</summary>
    /// <param name="domain">Which record domain.</param>
    [Tier(Tier.Business, Tier.Lender), ListSize(AssumedSize = 12)]
    public IReadOnlyList<IntegrityGradeAnswer>? GradeHistory(RecordDomain domain) => [.. report.GradeHistory(domain).Select(grade => new IntegrityGradeAnswer(grade))];

    /// <summary>Who says so: the keeper of the table that it came from.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public string? Source => report.Source;

    /// <summary>When anything on record of it changed last.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public DateTimeOffset? ChangedAt => report.ChangedAt;

    /// <summary>Since when its source has it no more; null: it has.</summary>
    [Tier(Tier.Business, Tier.Lender)]
    public DateTimeOffset? EndedAt => report.EndedAt;
}

/// <summary>Number of a company in a register.</summary>
[Name("CompanyRegistration"), Unprotected("Beneath Company alone, whose fields are protected.")]
public sealed class RegistrationAnswer(CompanyRegistration registration)
{
    /// <summary>The register.</summary>
    public string Authority => registration.Authority;

    /// <summary>The number there.</summary>
    public string Number => registration.Number;
}
