using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>Whether your file may be read.</summary>
[Unprotected("Beneath me and the person's own mutations alone.")]
public sealed class Freeze(FreezeView view)
{
    /// <summary>Whether you have frozen it: nobody reads it but those below.</summary>
    public bool Frozen => view.Frozen;

    /// <summary>The partners for which you thawed it, and until when.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<PartnerThaw> Thaws => [.. view.Thaws.Select(thaw => new PartnerThaw(thaw))];

    /// <summary>When it was closed for good; null: it is open.</summary>
    public DateTimeOffset? ClosedAt => view.ClosedAt;
}

/// <summary>A frozen file that one partner may read for a time.</summary>
[Unprotected("Part of a freeze.")]
public sealed class PartnerThaw(ThawView view)
{
    /// <summary>The partner.</summary>
    public PartnerId Partner => view.Partner;

    /// <summary>Its name; null when its agreement is gone.</summary>
    public string? PartnerName => view.PartnerName;

    /// <summary>The end: from that moment the partner reads it no more.</summary>
    public DateTimeOffset Until => view.Until;

    /// <summary>When you thawed it.</summary>
    public DateTimeOffset ThawedAt => view.ThawedAt;
}
