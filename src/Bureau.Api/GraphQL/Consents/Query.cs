using Bureau.Api.Access;
using Bureau.Api.GraphQL.Consents;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Consents, for the two sides of each.</content>
public sealed partial class Query
{
    /// <summary>A consent that you asked for or that names you.</summary>
    /// <param name="id">Its id.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Subject), Cost(2)]
    public static async Task<Consent?> Consent([FromServices] ReadConsent read, IResolveFieldContext context, ConsentId id, CancellationToken cancellation)
    {
        var caller = context.Caller();
        var outcome = caller.Tier is Tier.Subject
            ? await read.OfSubjectAsync(id, caller.AsSubject(), cancellation)
            : await read.OfPartnerAsync(id, caller.AsAsker().Partner, cancellation);
        return context.Answer(outcome) is { } view ? new(view) : null;
    }
}
