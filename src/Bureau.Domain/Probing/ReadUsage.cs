using System.Globalization;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Probing;

/// <summary>Tells a partner how much it has asked in a month.</summary>
public sealed class ReadUsage
{
    private readonly IProbeStore probes;

    internal ReadUsage(IProbeStore probes) => this.probes = probes;

    /// <summary>The partner's inquiries of a month, UTC. Those of the last minute may not be counted yet.</summary>
    /// <param name="partner">Whose.</param>
    /// <param name="month">As 2026-11.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Outcome<Usage>> ExecuteAsync(PartnerId partner, string month, CancellationToken cancellation)
    {
        if (!DateTimeOffset.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var from)
            || from.Year is < 2000 or > 9998)
            return new MonthUnreadable();
        var counts = await probes.CountsAsync(partner, from, from.AddMonths(1), cancellation);
        return new Usage(month, counts.Charged, counts.Repeated, counts.Refused);
    }
}

/// <summary>A partner's inquiries of a month.</summary>
/// <param name="Month">As 2026-11, UTC.</param>
/// <param name="Charged">Answered anew.</param>
/// <param name="Repeated">Answered by an answer that stood, at no charge.</param>
/// <param name="Refused">Refused, at no charge.</param>
public sealed record Usage(string Month, long Charged, long Repeated, long Refused);
