using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Probing;

/// <summary>
/// Follows the ledger, counts each partner's inquiries by the hour and raises an alarm where they look like probing. It adds nothing to what an inquiry costs, and stays half a minute
/// behind, since entries of the ledger become visible out of order. What it counted and how far it came are written together.
/// </summary>
internal sealed partial class CountInquiries(
    IDbContextFactory<BureauDbContext> contexts, WorkPositions positions, ProbeBounds bounds, TimeProvider clock, ILogger<CountInquiries> log) : BackgroundService
{
    private const string Work = "count inquiries";
    private const int InquiriesAtOnce = 2_000;
    private const int PeopleAtOnce = 200;

    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly string UnknownConsent = new ConsentNotFound().Code;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await RunAsync(stoppingToken) == InquiriesAtOnce)
                {
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(log, failure);
            }
        }
    }

    /// <summary>Takes a step along the ledger; how many inquiries it counted.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() - Behind;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var guessed = await GuessedCodesAsync(context, cancellation);
        if ((guessed.Count == 0 && !await WorkPositions.IsNextAsync(context, Work, until, cancellation))
            || await positions.TryHoldAsync(Work, Hold, cancellation) is not { } position)
            return 0;

        var next = await context.Inquiries.AsNoTracking().Where(inquiry => inquiry.Sequence > position).OrderBy(inquiry => inquiry.Sequence).Take(InquiriesAtOnce)
            .Select(inquiry => new Counted(
                inquiry.Sequence, inquiry.MadeAt, inquiry.PartnerId, inquiry.SubjectId, inquiry.Denial,
                context.ConsentUses.Any(use => use.ConsentId == inquiry.ConsentId && use.ConsentVersion == inquiry.ConsentVersion && use.InquiryId == inquiry.Id)))
            .ToListAsync(cancellation);
        var passed = next.TakeWhile(inquiry => inquiry.MadeAt <= until).ToList();

        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (!await positions.AdvanceAsync(context, Work, position, passed.Count == 0 ? position : passed[^1].Sequence, cancellation))
            return 0;
        foreach (var tally in await CountAsync(context, passed, cancellation))
        {
            if (tally.UnknownConsents >= bounds.UnknownConsents)
                await RaiseAsync(context, tally.PartnerId, ProbePattern.UnknownConsents, tally.Hour, tally.UnknownConsents, cancellation);
            if (tally.LongestRow >= bounds.RefusalsInARow)
                await RaiseAsync(context, tally.PartnerId, ProbePattern.RefusalsInARow, tally.Hour, tally.LongestRow, cancellation);
        }

        foreach (var tries in guessed)
            await RaiseAsync(context, tries.PartnerId, ProbePattern.ShareCodesGuessed, tries.Hour, tries.Failures, cancellation);
        foreach (var people in passed.Where(inquiry => inquiry is { Charged: true, Subject: not null }).Select(inquiry => inquiry.Subject).Distinct().Chunk(PeopleAtOnce))
            await LookAtAsync(context, people, until, cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return passed.Count;
    }

    /// <summary>Adds the inquiries to the tallies of their hours.</summary>
    private static async Task<IReadOnlyCollection<InquiryTallyRow>> CountAsync(BureauDbContext context, List<Counted> passed, CancellationToken cancellation)
    {
        if (passed.Count == 0)
            return [];
        var partners = passed.Select(inquiry => inquiry.Partner).Distinct().ToList();
        var (first, last) = (HourOf(passed.Min(inquiry => inquiry.MadeAt)), HourOf(passed.Max(inquiry => inquiry.MadeAt)));
        var stored = await context.InquiryTallies.Where(tally => partners.Contains(tally.PartnerId) && tally.Hour >= first && tally.Hour <= last).ToListAsync(cancellation);
        var tallies = stored.ToDictionary(tally => (tally.PartnerId, tally.Hour));
        var counted = new HashSet<InquiryTallyRow>();
        foreach (var inquiry in passed)
        {
            var key = (inquiry.Partner, HourOf(inquiry.MadeAt));
            if (!tallies.TryGetValue(key, out var tally))
            {
                tally = new() { PartnerId = key.Partner, Hour = key.Item2, Charged = 0, Repeated = 0, Refused = 0, UnknownConsents = 0, RefusedInARow = 0, LongestRow = 0 };
                tallies.Add(key, tally);
                context.InquiryTallies.Add(tally);
            }

            tally.Count(inquiry.Denial, inquiry.Charged, inquiry.Denial == UnknownConsent);
            counted.Add(tally);
        }

        return counted;
    }

    /// <summary>Looks at the new answers of 30 days about people of whom there is another one. An answer that is repeated tells nothing that the first did not.</summary>
    private async Task LookAtAsync(BureauDbContext context, SubjectId?[] people, DateTimeOffset until, CancellationToken cancellation)
    {
        var since = until - ProbeBounds.PersonWindow;
        var answered = await context.Inquiries.AsNoTracking()
            .Where(inquiry => people.Contains(inquiry.SubjectId) && inquiry.MadeAt > since && inquiry.Denial == null
                && context.ConsentUses.Any(use => use.ConsentId == inquiry.ConsentId && use.ConsentVersion == inquiry.ConsentVersion && use.InquiryId == inquiry.Id))
            .GroupBy(inquiry => new { inquiry.PartnerId, inquiry.SubjectId })
            .Select(asked => new
            {
                asked.Key.PartnerId,
                asked.Key.SubjectId,
                Consents = asked.Select(inquiry => inquiry.ConsentId).Distinct().Count(),
                Categories = asked.Where(inquiry => EF.Functions.Like(inquiry.Question, AskDepositWaiver.KeyPrefix + "%")).Select(inquiry => inquiry.Question).Distinct().Count(),
            })
            .ToListAsync(cancellation);
        foreach (var asked in answered)
        {
            if (asked.Consents >= bounds.ConsentsOfOnePerson)
                await RaiseAsync(context, asked.PartnerId, ProbePattern.ConsentsOfOnePerson, asked.SubjectId, since, asked.Consents, cancellation);
            if (asked.Categories >= bounds.CategoriesOfOnePerson)
                await RaiseAsync(context, asked.PartnerId, ProbePattern.CategoriesOfOnePerson, asked.SubjectId, since, asked.Categories, cancellation);
        }
    }

    /// <summary>Hours in which a partner tried as many wrong codes as it may, and no alarm tells of it.</summary>
    private async Task<List<ShareCodeTriesRow>> GuessedCodesAsync(BureauDbContext context, CancellationToken cancellation)
    {
        var since = HourOf(clock.GetUtcNow()).AddHours(-24);
        return await context.ShareCodeTries.AsNoTracking()
            .Where(tries => tries.Hour >= since && tries.Failures >= bounds.ShareCodesGuessed
                && !context.ProbeAlarms.Any(alarm => alarm.PartnerId == tries.PartnerId && alarm.Pattern == ProbePattern.ShareCodesGuessed && alarm.WindowStart == tries.Hour))
            .ToListAsync(cancellation);
    }

    /// <summary>One alarm an hour.</summary>
    private async Task RaiseAsync(BureauDbContext context, PartnerId partner, ProbePattern pattern, DateTimeOffset hour, int count, CancellationToken cancellation) =>
        Raise(
            context, await context.ProbeAlarms.SingleOrDefaultAsync(alarm => alarm.PartnerId == partner && alarm.Pattern == pattern && alarm.WindowStart == hour, cancellation),
            partner, pattern, null, hour, count);

    /// <summary>One alarm a person in 30 days.</summary>
    private async Task RaiseAsync(
        BureauDbContext context, PartnerId partner, ProbePattern pattern, SubjectId? subject, DateTimeOffset since, int count, CancellationToken cancellation) =>
        Raise(
            context, await context.ProbeAlarms.SingleOrDefaultAsync(
                alarm => alarm.PartnerId == partner && alarm.Pattern == pattern && alarm.SubjectId == subject && alarm.SeenAt > since, cancellation),
            partner, pattern, subject, since, count);

    private void Raise(BureauDbContext context, ProbeAlarmRow? raised, PartnerId partner, ProbePattern pattern, SubjectId? subject, DateTimeOffset since, int count)
    {
        if (raised is not null)
        {
            raised.Count = Math.Max(raised.Count, count);
            return;
        }

        var alarm = new ProbeAlarm(ProbeAlarmId.New(), partner, pattern, subject, since, count, clock.GetUtcNow(), null, null);
        context.ProbeAlarms.Add(ProbeAlarmRow.Of(alarm));
        context.Notices.Add(NoticeRow.Of(alarm.ToNotice()));
        Log.Raised(log, partner, pattern, count);
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);

    private sealed record Counted(long Sequence, DateTimeOffset MadeAt, PartnerId Partner, SubjectId? Subject, string? Denial, bool Charged);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The questions of partner {Partner} look like probing: {Pattern}, {Count}.")]
        public static partial void Raised(ILogger log, PartnerId partner, ProbePattern pattern, int count);

        [LoggerMessage(2, LogLevel.Error, "Inquiries could not be counted just now; the next step begins where this one did.")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
