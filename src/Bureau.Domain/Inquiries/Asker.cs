using Bureau.Domain.Partners;

namespace Bureau.Domain.Inquiries;

/// <summary>Who asks: a partner, in one tier. Both come from the validated token.</summary>
public sealed record Asker(PartnerId Partner, Tier Tier);
