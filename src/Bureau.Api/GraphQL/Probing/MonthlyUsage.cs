using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Probing;

namespace Bureau.Api.GraphQL.Probing;

/// <summary>How much you asked in a month.</summary>
/// <param name="Month">As 2026-11, UTC.</param>
/// <param name="Charged">Answered anew; a whole number, as are the two that follow.</param>
/// <param name="Repeated">Answered by an answer that stood, at no charge.</param>
/// <param name="Refused">Refused, at no charge.</param>
[Unprotected("Only the partner itself is given it.")]
public sealed record MonthlyUsage(string Month, double Charged, double Repeated, double Refused)
{
    internal static MonthlyUsage Of(Usage usage) => new(usage.Month, usage.Charged, usage.Repeated, usage.Refused);
}
