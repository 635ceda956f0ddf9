using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.Tests.GraphQL.Library;

/// <summary>A schema that uses everything the layer offers, about nothing in particular.</summary>
public sealed class LibraryQuery
{
    /// <summary>A report, holding what the sections allow.</summary>
    /// <param name="consent">The consent.</param>
    /// <param name="covered">The sections that the answer covers.</param>
    /// <param name="context">The request.</param>
    [Tier(Tier.Lender, Tier.Rental), Cost(10)]
    public static async Task<Report?> Report(ConsentId consent, IReadOnlyList<Sections> covered, IResolveFieldContext context)
    {
        var selection = context.Selection();
        await Task.Yield();
        return new Report(consent, covered.Aggregate(Sections.None, (all, section) => all | section), selection);
    }
}

/// <summary>What changes the library.</summary>
public sealed class LibraryMutation
{
    /// <summary>Counts how often it ran.</summary>
    [Tier(Tier.Operator)]
    public static int? Count() => 1;
}

/// <summary>An answer that may cover less than was asked.</summary>
public sealed class Report(ConsentId consent, Sections covered, Bureau.Api.GraphQL.Gate.Selection selection) : ICovered
{
    [Ignore]
    public Sections Covered => covered;

    /// <summary>The consent.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public ConsentId? Consent => consent;

    /// <summary>The score.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Score)]
    public int? Score => 655;

    /// <summary>The balance.</summary>
    [Tier(Tier.Lender, Tier.Rental), Discloses(Sections.Totals), Cost(1)]
    public Money? Balance => new Money(5000.00m, "CNY");

    /// <summary>What the ledger would record.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public IReadOnlyList<string>? Recorded => selection.Fields;
}
