using Bureau.Domain.Disclosure;

namespace Bureau.Api.GraphQL.ShareCodes;

/// <summary>What a code is good for.</summary>
/// <param name="Purpose">The one purpose, and with it the tier that can redeem the code.</param>
/// <param name="Sections">What may be read; left out: all that the purpose's template allows.</param>
/// <param name="Minutes">How long it can be redeemed, 15 to 10,080 (7 days); left out: 1,440 (24 hours). The consent that comes of it lasts as long as the purpose's template says.</param>
public sealed record CreateShareCodeInput(Purpose Purpose, IReadOnlyList<Sections>? Sections, int? Minutes);
