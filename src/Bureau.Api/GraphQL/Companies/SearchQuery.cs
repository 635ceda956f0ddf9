using Bureau.Api.Access;
using Bureau.Api.GraphQL.Companies;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Finding companies by their names. Nothing but companies' names is searched.</content>
public sealed partial class Query
{
    /// <summary>
    /// Companies by name, the most alike first: capitals, marks, the order of the words, legal forms, abbreviations, one typing error a word and the script do not matter. At most 200 are found. That
    /// you looked is recorded for each company of the page.
    /// </summary>
    /// <param name="search">A name or some words of it, at most 300 characters. No character is a wildcard.</param>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last company of the page before, of the same search.</param>
    [Tier(Tier.Business, Tier.Lender), Cost(20), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<FoundCompanyConnection?> Companies(
        [FromServices] SearchCompanies find, IResolveFieldContext context, string search, CancellationToken cancellation, int first = 20, string? after = null)
    {
        if (!NameQuery.Read(search).Succeeded(out var query, out var refusal) || !Page.Of(first, after, cursor => Cursor.OfRank(query, cursor)).Succeeded(out var page, out refusal))
            return context.Refuse<FoundCompanyConnection>(refusal);
        return context.Answer(await find.ExecuteAsync(query, page.First, page.After, context.Caller().AsAsker(), cancellation)) is { } found ? new(query, found) : null;
    }

    /// <summary>
    /// Screens names: of each the companies that bear one like it, without those that you have excluded by <c>excludeScreeningMatch</c>. A likeness is no identity: compare what <c>company</c> shows.
    /// That you looked is recorded for each company shown.
    /// </summary>
    /// <param name="names">1 to 100 names of at most 300 characters.</param>
    /// <param name="threshold">How alike a name must be, 0.5 to 1.</param>
    [Tier(Tier.Business, Tier.Lender), Cost(100), ListSize(AssumedSize = 100)]
    public static async Task<IReadOnlyList<ScreenedNameAnswer>?> ScreenCompanies(
        [FromServices] ScreenCompanies screen, IResolveFieldContext context, IReadOnlyList<string> names, CancellationToken cancellation, double threshold = 0.8) =>
        context.Answer(await screen.ExecuteAsync(names, threshold, context.Caller().AsAsker(), cancellation)) is { } screened ? [.. screened.Select(name => new ScreenedNameAnswer(name))] : null;
}
