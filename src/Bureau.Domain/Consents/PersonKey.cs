using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>
/// Whom a partner described, known to the bureau or not: by it one partner's requests to one person are counted. It is another for another partner, so that
/// nothing joins what two partners asked.
/// </summary>
/// <param name="Value">The first 128 bits of a keyed hash.</param>
public readonly record struct PersonKey(Guid Value);

/// <summary>Makes such keys with the bureau's secret.</summary>
internal interface IPersonKeys
{
    /// <summary>The same for the same partner and number, whatever the name beside it; it MUST tell nothing without the secret, not even by trying all numbers.</summary>
    PersonKey Of(PartnerId partner, IdentityNumber number);
}
