using System.Collections.Frozen;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.PostgreSql;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Storage.Sqlite;
using Bureau.Infrastructure.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A database of one test, and what tests put into it.</summary>
internal sealed class TestDatabase(StorageProvider provider, string connectionString)
{
    private static int people;

    public static readonly string[] Fields = ["DepositWaiver.decision", "DepositWaiver.reasons"];

    public static readonly IdentityVault Vault = new(Convert.FromBase64String(SecretsOptions.SandboxKey));

    public StorageProvider Provider => provider;

    public string ConnectionString => connectionString;

    public IDbContextFactory<BureauDbContext> Contexts { get; } = BureauContexts.Of(provider, connectionString, null);

    /// <summary>A ledger as one node has it.</summary>
    public InquiryLedger Ledger(TimeProvider? clock = null) => new(Contexts, clock ?? TimeProvider.System, NullLogger<InquiryLedger>.Instance);

    /// <summary>A ledger of a node whose connections misbehave as the interceptor says.</summary>
    public InquiryLedger LedgerWith(IInterceptor fault) => new(ContextsWith(fault), TimeProvider.System, NullLogger<InquiryLedger>.Instance);

    public ConsentStore Consents() => new(Contexts, TimeProvider.System);

    /// <summary>The identity of somebody else at each call; the number passes its check.</summary>
    public static Identity SomebodyNew()
    {
        var number = Interlocked.Increment(ref people);
        var body = $"{110000 + (number / 1000)}19900101{number % 1000:000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var check = "10X98765432"[body.Select((digit, place) => (digit - '0') * weights[place]).Sum() % 11];
        return IdentityNumber.Read(IdentityNumberType.CnResidentId, body + check).Succeeded(out var checkedNumber, out _)
            && Identity.Of(checkedNumber, "Somebody New", new DateOnly(1990, 1, 1)).Succeeded(out var identity, out _)
                ? identity
                : throw new InvalidOperationException("The number is not one.");
    }

    public async Task<PartnerAgreement> AddPartnerAsync()
    {
        var agreement = new PartnerAgreement(
            PartnerId.New(),
            "Harbour Car Rental",
            Tier.Rental,
            Suspended: false,
            new[] { Purpose.RentalDeposit }.ToFrozenSet(),
            new[] { new DepositThreshold(DepositCategory.Car, 600, new Money(5000.50m, "CNY")) }.ToFrozenDictionary(threshold => threshold.Category),
            Version: 1);
        await new PartnerStore(Contexts).AddAsync(agreement, CancellationToken.None);
        return agreement;
    }

    /// <summary>A person with an empty file at version 1.</summary>
    public async Task<SubjectId> AddSubjectAsync(Identity? identity = null)
    {
        var who = identity ?? SomebodyNew();
        var id = SubjectId.New();
        await using var context = await Contexts.CreateDbContextAsync();
        context.Subjects.Add(new SubjectRow
        {
            Id = id,
            Name = who.Name,
            BirthDate = who.BirthDate,
            NumberType = who.Number.Type,
            NumberHash = Vault.Hash(who.Number),
            NumberSealed = Vault.Seal(who.Number),
            NumberMasked = who.Number.Masked,
        });
        context.CreditFiles.Add(new CreditFileRow { SubjectId = id, Version = 1, Frozen = false });
        await context.SaveChangesAsync();
        return id;
    }

    /// <summary>A consent that was granted, at version 2.</summary>
    public async Task<ConsentGrant> AddGrantAsync(PartnerId partner, SubjectId subject, FrequencyBound? frequency = null)
    {
        var now = DateTimeOffset.UtcNow;
        var granted = ConsentGrant.Request(partner, subject, Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(7), FrequencyBound.Once, now).Value!.Grant(now).Value!;
        var grant = granted with { Frequency = frequency ?? granted.Frequency };
        await Consents().TryWriteAsync(ConsentStep.Adding(grant), CancellationToken.None);
        return grant;
    }

    /// <summary>A partner, a person and a grant between them.</summary>
    public async Task<ConsentGrant> AddGrantAsync() => await AddGrantAsync((await AddPartnerAsync()).Id, await AddSubjectAsync());

    /// <summary>A disclosure decided on what was added: the grant's version, agreement 1, file 1.</summary>
    public static Inquiry Disclosure(ConsentGrant grant, bool newUse = false)
    {
        var now = DateTimeOffset.UtcNow;
        return new(
            InquiryId.New(), now, grant.Partner, grant.Id, grant.Subject, grant.Purpose, "deposit-waiver:Car", Fields, null,
            new DecidedOn(grant.Version, 1, 1, newUse ? new ConsentUse("deposit-waiver:Car", now, """{"Decision":"it's \"yes\""}""") : null));
    }

    public static Inquiry Refusal(PartnerId partner, ConsentId consent, SubjectId? subject) => new(
        InquiryId.New(), DateTimeOffset.UtcNow, partner, consent, subject, subject is null ? null : Purpose.RentalDeposit, "deposit-waiver:Car", Fields, "CONSENT_NOT_FOUND", null);

    public async Task<IReadOnlyList<InquiryRow>> InquiriesAsync()
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.Inquiries.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync();
    }

    public async Task<IReadOnlyList<ConsentUseRow>> UsesAsync(ConsentId consent)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.ConsentUses.AsNoTracking().Where(row => row.ConsentId == consent).ToListAsync();
    }

    public async Task ChangeAsync(FormattableString sql)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlAsync(sql);
    }

    /// <summary>Locks a consent as a change of it does, until disposed; on SQLite that is the whole file.</summary>
    public async Task<IAsyncDisposable> HoldAsync(ConsentId consent)
    {
        var context = await Contexts.CreateDbContextAsync();
        await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlAsync($"UPDATE consent_grants SET version = version WHERE id = {consent.Value}");
        return context;
    }

    public IDbContextFactory<BureauDbContext> ContextsWith(IInterceptor interceptor)
    {
        return provider switch
        {
            StorageProvider.Sqlite => Contexts<SqliteBureauDbContext>(SqliteBureauDbContext.Configure),
            StorageProvider.PostgreSql => Contexts<PostgreSqlBureauDbContext>(PostgreSqlBureauDbContext.Configure),
            _ => Contexts<SqlServerBureauDbContext>(SqlServerBureauDbContext.Configure),
        };

        BureauContexts<TContext> Contexts<TContext>(Action<DbContextOptionsBuilder, string> configure)
            where TContext : BureauDbContext
        {
            var options = new DbContextOptionsBuilder<TContext>();
            configure(options, connectionString);
            options.AddInterceptors(interceptor);
            return new(options.Options);
        }
    }
}
