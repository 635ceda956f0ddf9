using Bureau.Api.Access;
using Bureau.Api.GraphQL.Companies;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What a partner has decided about its screenings.</content>
public sealed partial class Mutation
{
    /// <summary>You have decided that a company is not the one that you mean by a name: your screenings of the name leave it out and count it. To say it again changes nothing.</summary>
    /// <param name="name">The name as you screen it; capitals and marks do not matter.</param>
    /// <param name="company">The company.</param>
    [Tier(Tier.Business, Tier.Lender), Cost(10)]
    public static async Task<ScreeningDecision?> ExcludeScreeningMatch(
        [FromServices] DecideExclusion decide, IResolveFieldContext context, string name, CompanyId company, CancellationToken cancellation) =>
        context.Answer(await decide.ExecuteAsync(name, company, isExcluded: true, context.Caller().AsAsker(), cancellation)) is { } decided ? new(decided) : null;

    /// <summary>You take an exclusion back: your screenings of the name show the company again. To say it again changes nothing.</summary>
    /// <param name="name">The name as you screen it.</param>
    /// <param name="company">The company.</param>
    [Tier(Tier.Business, Tier.Lender), Cost(10)]
    public static async Task<ScreeningDecision?> IncludeScreeningMatch(
        [FromServices] DecideExclusion decide, IResolveFieldContext context, string name, CompanyId company, CancellationToken cancellation) =>
        context.Answer(await decide.ExecuteAsync(name, company, isExcluded: false, context.Caller().AsAsker(), cancellation)) is { } decided ? new(decided) : null;
}
