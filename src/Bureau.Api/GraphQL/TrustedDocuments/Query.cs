using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.TrustedDocuments;
using Bureau.Domain.Partners;
using Bureau.Domain.TrustedDocuments;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What a partner trusts.</content>
public sealed partial class Query
{
    /// <summary>The documents that you registered.</summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority), Cost(5)]
    public static async Task<TrustedDocumentList?> TrustedDocuments([FromServices] FindTrustedDocument find, IResolveFieldContext context, CancellationToken cancellation) =>
        new(await find.OfAsync(context.Caller().AsAsker().Partner, cancellation));
}
