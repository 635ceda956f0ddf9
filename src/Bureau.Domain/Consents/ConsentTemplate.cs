using System.Collections.Frozen;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Consents;

/// <summary>The most that a consent for a purpose may allow. A request may ask for less, never for more.</summary>
/// <param name="Purpose">One consent has one purpose.</param>
/// <param name="Lifetime">The longest life, from the grant.</param>
/// <param name="Frequency">The most uses.</param>
public sealed record ConsentTemplate(Purpose Purpose, TimeSpan Lifetime, FrequencyBound Frequency)
{
    private static readonly FrozenDictionary<Purpose, ConsentTemplate> Templates = new ConsentTemplate[]
    {
        new(Purpose.RentalDeposit, TimeSpan.FromDays(7), FrequencyBound.Once),
        new(Purpose.DatingBadge, TimeSpan.FromDays(90), new FrequencyBound(1, TimeSpan.FromDays(1))),
        new(Purpose.LoanUnderwriting, TimeSpan.FromDays(30), FrequencyBound.Once),
        new(Purpose.LoanMonitoring, TimeSpan.FromDays(365), new FrequencyBound(5, TimeSpan.FromDays(30))),
    }.ToFrozenDictionary(template => template.Purpose);

    /// <summary>The sections that a consent for this purpose can cover.</summary>
    public Sections Sections => PurposeMatrix.Of(Purpose).Sections;

    /// <summary>The template of a purpose. Every purpose has one.</summary>
    public static ConsentTemplate Of(Purpose purpose) => Templates[purpose];
}
