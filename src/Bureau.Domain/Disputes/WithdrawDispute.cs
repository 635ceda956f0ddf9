using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>The subject takes an objection back: the mark goes, and whoever was to answer is told.</summary>
public sealed class WithdrawDispute
{
    private readonly DisputeSteps steps;

    internal WithdrawDispute(DisputeSteps steps) => this.steps = steps;

    /// <summary>Withdraws a dispute.</summary>
    public async Task<Outcome<DisputeView>> ExecuteAsync(DisputeId id, SubjectId subject, CancellationToken cancellation) => await steps.TakeAsync(
        id,
        dispute => dispute.Subject == subject,
        static (dispute, _, _, at) => dispute.Withdraw(at),
        static (dispute, at) => dispute.AnsweredBy is { } partner ? [dispute.ClosedNoticeTo(partner, at)] : [],
        cancellation);
}
