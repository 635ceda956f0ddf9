using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <summary>The questions.</summary>
/// <remarks>
/// Every room adds its fields in a part of this class in its own folder (GraphQL/Inquiries/Query.cs, namespace Bureau.Api.GraphQL):
/// public static methods with a documentation comment, which is the field's description; services come as
/// <c>[FromServices]</c> parameters, then <see cref="IResolveFieldContext"/> and <see cref="CancellationToken"/>, all other parameters are the
/// field's arguments. A suffix Async is not part of the field's name.
/// </remarks>
public sealed partial class Query
{
    private Query()
    {
    }

    /// <summary>Who asks: the token's own view of you.</summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Subject, Tier.Furnisher, Tier.Authority, Tier.Operator)]
    public static Caller? Caller(IResolveFieldContext context) => context.Caller();
}
