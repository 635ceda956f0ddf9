using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Limits;
using Bureau.Api.Limits;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What is left of the caller's budget.</content>
public sealed partial class Query
{
    /// <summary>What is left of your budget, this request taken off.</summary>
    [Tier(Tier.Subject, Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority, Tier.Operator)]
    public static async Task<RateLimit?> RateLimit([FromServices] Budgets budgets, IResolveFieldContext context) => new(await budgets.ChargeAsync(context.Caller(), 0));
}
