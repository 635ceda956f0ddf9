using Bureau.Api.GraphQL.Consents;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.Disclosure;

/// <summary>A purpose and the most that a consent for it can allow.</summary>
[Unprotected("Public: it says what the bureau answers, and nothing about anybody.")]
public sealed class PermissiblePurpose(Purpose purpose)
{
    private readonly PurposeTerms _terms = PurposeMatrix.Of(purpose);
    private readonly ConsentTemplate _template = ConsentTemplate.Of(purpose);

    /// <summary>The purpose.</summary>
    public Purpose Purpose => _terms.Purpose;

    /// <summary>The tier that may ask for it.</summary>
    public Tier Tier => _terms.Tier;

    /// <summary>What a consent for it can cover.</summary>
    [ListSize(AssumedSize = 6)]
    public IReadOnlyList<Sections> Sections => _terms.Sections.Each();

    /// <summary>The record domains that its answers are made of.</summary>
    [ListSize(AssumedSize = 4)]
    public IReadOnlyList<RecordDomain> Domains => _terms.Domains;

    /// <summary>Whether a lender may follow <c>scoreChanged</c> under a consent for it. Nobody may for any other.</summary>
    public bool AllowsMonitoring => _terms.AllowsMonitoring;

    /// <summary>The longest life of a consent, in days.</summary>
    public int LifetimeDays => (int)_template.Lifetime.TotalDays;

    /// <summary>The most uses of a consent.</summary>
    public Frequency Frequency => new(_template.Frequency.Uses, _template.Frequency.Within is { } span ? (int)span.TotalHours : null);
}
