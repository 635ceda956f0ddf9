using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.Partners;

/// <summary>A partner of the bureau.</summary>
/// <param name="Id">By which you mean it, as in <c>thawFile</c>.</param>
/// <param name="Name">As in its consent requests.</param>
/// <param name="Tier">In which capacity it asks.</param>
[Unprotected("Who the partners are is no secret.")]
public sealed record ListedPartner(PartnerId Id, string Name, Tier Tier);
