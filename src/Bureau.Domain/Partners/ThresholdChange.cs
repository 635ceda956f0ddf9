namespace Bureau.Domain.Partners;

/// <summary>A threshold as it was registered.</summary>
/// <param name="Partner">Whose.</param>
/// <param name="Threshold">From then on.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">The operator who registered it.</param>
internal sealed record ThresholdChange(PartnerId Partner, DepositThreshold Threshold, DateTimeOffset At, PartnerId By);
