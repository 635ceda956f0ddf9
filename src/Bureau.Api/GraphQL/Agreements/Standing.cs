using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.Agreements;

/// <summary>Whether a partner may ask.</summary>
/// <param name="Partner">Which.</param>
/// <param name="Name">As in its consent requests.</param>
/// <param name="Suspended">It gets no answer, and its consents sleep.</param>
[Unprotected("Only operators are given it.")]
public sealed record Standing(PartnerId Partner, string Name, bool Suspended)
{
    internal static Standing Of(PartnerStanding standing) => new(standing.Partner, standing.Name, standing.Suspended);
}
