using Bureau.Api.Access;
using Bureau.Api.GraphQL.Companies;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Companies;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Companies. Whoever looks is on record before the answer leaves.</content>
public sealed partial class Query
{
    /// <summary>A company by one of its identifiers: what its register says, its officers, its listings in effect. That you looked is recorded.</summary>
    /// <param name="id">One identifier.</param>
    [Tier(Tier.Business, Tier.Lender), Cost(10)]
    public static async Task<CompanyAnswer?> Company([FromServices] LookUpCompany lookUp, IResolveFieldContext context, CompanyKeyInput id, CancellationToken cancellation)
    {
        if (!id.ToKey().Succeeded(out var key, out var refusal))
            return context.Refuse<CompanyAnswer>(refusal);
        return context.Answer(await lookUp.ExecuteAsync(key, context.Caller().AsAsker(), cancellation)) is { } report ? new(report) : null;
    }

    /// <summary>
    /// The companies that have changed since you looked last, each once and as it stands now, so that you can keep a copy: give the last cursor that you have. Nothing that was committed is missing
    /// before a cursor. That you looked is recorded.
    /// </summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last company that you have; null: from the beginning.</param>
    [Tier(Tier.Business, Tier.Lender), Cost(10), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<ChangedCompanyConnection?> CompaniesChangedSince(
        [FromServices] ReadChangedCompanies read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null)
    {
        if (!Page.Of(first, after, Cursor.OfCompany).Succeeded(out var page, out var refusal))
            return context.Refuse<ChangedCompanyConnection>(refusal);
        return context.Answer(await read.ExecuteAsync(page.After, page.First, context.Caller().AsAsker(), cancellation)) is { } found ? new(found) : null;
    }

    /// <summary>Who looked at a company, newest first.</summary>
    /// <param name="company">Which company.</param>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last look-up of the page before.</param>
    [Tier(Tier.Operator), Cost(10), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static Task<LookUpConnection?> CompanyLookUps(
        [FromServices] ReadLookUps read, IResolveFieldContext context, CompanyId company, CancellationToken cancellation, int first = 20, string? after = null) =>
        context.PageAsync(
            first, after, Cursor.Sequence, async (most, before) => await read.OfCompanyAsync(company, most, before, cancellation), (found, more) => new LookUpConnection(found, more));
}
