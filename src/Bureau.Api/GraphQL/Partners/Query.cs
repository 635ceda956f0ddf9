using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Partners;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>The partners, for people who mean one of them.</content>
public sealed partial class Query
{
    /// <summary>The partners that could read your file: those you have had to do with or, with a text, those whose name holds it. By name, at most 50.</summary>
    /// <param name="search">2 to 200 characters of the name.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<ListedPartner>?> Partners(
        [FromServices] FindPartners find, IResolveFieldContext context, CancellationToken cancellation, string? search = null) =>
        context.Answer(await find.ExecuteAsync(context.Caller().AsSubject(), search, cancellation))?.Select(partner => new ListedPartner(partner.Id, partner.Name, partner.Tier)).ToList();
}
