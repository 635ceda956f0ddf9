using System.Globalization;
using System.Runtime.CompilerServices;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Sandbox;

/// <summary>
/// Fills a sandbox with made-up people, for load: each has a file of one to three accounts with a year of months, and one live consent for
/// each of three purposes. The consents have no frequency bound, so that a load can repeat a question; they count in the Development environment alone.
/// </summary>
public sealed class SandboxCrowd
{
    /// <summary>The most people a sandbox holds: as many as there are made-up numbers for them.</summary>
    public const int Most = 10_000_000;

    private const string NamePrefix = "Sandbox Crowd ";
    private const int ChunkSize = 1_000;
    private const int Months = 12;

    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly IdentityVault vault;
    private readonly TimeProvider clock;

    internal SandboxCrowd(IDbContextFactory<BureauDbContext> contexts, IdentityVault vault, TimeProvider clock) =>
        (this.contexts, this.vault, this.clock) = (contexts, vault, clock);

    /// <summary>Adds people, a transaction for each thousand, and tells the consents of those that are stored.</summary>
    /// <param name="people">How many.</param>
    /// <param name="cancellation">Stops between two transactions.</param>
    public async IAsyncEnumerable<IReadOnlyList<CrowdConsents>> AddAsync(int people, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await NextNumberAsync(cancellation);
        foreach (var chunk in Enumerable.Range(first, people).Chunk(ChunkSize))
        {
            var consents = new List<CrowdConsents>(chunk.Length);
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in chunk)
                consents.Add(Add(context, number));
            await context.SaveChangesAsync(cancellation);
            yield return consents;
        }
    }

    // People are numbered, and the number is in the name: a second load goes on where the first ended.
    private async Task<int> NextNumberAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Subjects.CountAsync(subject => subject.Name.StartsWith(NamePrefix), cancellation);
    }

    private CrowdConsents Add(BureauDbContext context, int number)
    {
        var random = new Random(number);
        var (subject, identity) = (SubjectId.New(), IdentityOf(number));
        context.Subjects.Add(new SubjectRow
        {
            Id = subject,
            Name = identity.Name,
            BirthDate = identity.BirthDate,
            NumberType = identity.Number.Type,
            NumberHash = vault.Hash(identity.Number),
            NumberSealed = vault.Seal(identity.Number),
            NumberMasked = identity.Number.Masked,
        });
        context.CreditFiles.Add(new CreditFileRow { SubjectId = subject, Version = 1, Frozen = false });
        var accounts = 1 + random.Next(3);
        for (var account = 0; account < accounts; account++)
            context.Tradelines.Add(TradelineRow.Of(subject, TradelineOf(random, number, account, SandboxPartners.Furnisher.Agreement.Id)));

        ConsentId Consent(PartnerId partner, Purpose purpose)
        {
            var grant = GrantOf(partner, subject, purpose);
            context.ConsentGrants.Add(ConsentGrantRow.Of(grant));
            return grant.Id;
        }

        return new(
            Consent(SandboxPartners.Rental.Agreement.Id, Purpose.RentalDeposit),
            Consent(SandboxPartners.Dating.Agreement.Id, Purpose.DatingBadge),
            Consent(SandboxPartners.Lender.Agreement.Id, Purpose.LoanMonitoring));
    }

    // Area codes from 980000 are assigned to no place.
    private static Identity IdentityOf(int number)
    {
        var birth = new DateOnly(1950 + (number % 50), 1 + (number % 12), 1 + (number % 28));
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"{980_000 + (number / 1000)}{birth:yyyyMMdd}{number % 1000:D3}");
        foreach (var check in "0123456789X")
        {
            if (IdentityNumber.Read(IdentityNumberType.CnResidentId, seventeen + check).Succeeded(out var found, out _)
                && Identity.Of(found, NamePrefix + number.ToString(CultureInfo.InvariantCulture), birth).Succeeded(out var identity, out _))
                return identity;
        }

        throw new InvalidOperationException("A made-up number must have a check digit.");
    }

    private Tradeline TradelineOf(Random random, int number, int account, PartnerId furnisher)
    {
        var limit = 10_000m * (1 + random.Next(30));
        var carries = random.Next(3) > 0;
        var months = new List<TradelineMonth>(Months);
        var (late, balance) = (0, limit * random.Next(100) / 100);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var firstOfMonth = new DateOnly(today.Year, today.Month, 1);
        for (var back = Months; back > 0; back--)
        {
            late = random.Next(12) == 0 ? Math.Min(late + 1, 3) : 0;
            var payment = carries ? Math.Round(balance / 20, 2) : balance;
            months.Add(new TradelineMonth(
                firstOfMonth.AddMonths(1 - back).AddDays(-1),
                late switch { 0 => AccountStatus.Current, 1 => AccountStatus.Late30, 2 => AccountStatus.Late60, _ => AccountStatus.Late90 },
                carries ? TrendedUsage.Revolver : TrendedUsage.Transactor,
                limit, balance, late == 0 ? 0 : Math.Round(balance / 10, 2), late == 0 ? payment : 0));
            balance = Math.Round(limit * random.Next(100) / 100, 2);
        }

        return new Tradeline(
            TradelineId.New(), furnisher, string.Create(CultureInfo.InvariantCulture, $"CROWD-{number:D8}-{account}"), 'R', "18", firstOfMonth.AddYears(-3), "CNY", null, months);
    }

    private ConsentGrant GrantOf(PartnerId partner, SubjectId subject, Purpose purpose)
    {
        var now = clock.GetUtcNow();
        var template = ConsentTemplate.Of(purpose);
        return new ConsentGrant
        {
            Id = ConsentId.New(),
            Partner = partner,
            Subject = subject,
            Purpose = purpose,
            Sections = template.Sections,
            Frequency = null,
            Lifetime = template.Lifetime,
            Status = ConsentStatus.Granted,
            RequestedAt = now,
            DecidedAt = now,
            ExpiresAt = now + template.Lifetime,
            Version = 2,
        };
    }
}

/// <summary>The three live consents of one person.</summary>
/// <param name="Waiver">For RENTAL_DEPOSIT.</param>
/// <param name="Badge">For DATING_BADGE.</param>
/// <param name="Summary">For LOAN_MONITORING.</param>
public sealed record CrowdConsents(ConsentId Waiver, ConsentId Badge, ConsentId Summary);
