using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Benchmarks;

/// <summary>
/// What one inquiry costs the ledger when so many clients ask at once, durable commit included. On SQLite, and on PostgreSQL when
/// BUREAU_BENCHMARK_POSTGRESQL holds the connection string of an empty database.
/// </summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private const int Consents = 2000;
    private const int Inquiries = 1280;
    private static readonly string[] Fields = ["DepositWaiver.decision", "DepositWaiver.maximumDeposit", "DepositWaiver.reasons"];

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-ledger-").FullName;
    private readonly PartnerId partner = PartnerId.New();
    private readonly (ConsentId Id, SubjectId Subject, long Version)[] consents =
        [.. Enumerable.Range(0, Consents).Select(_ => (ConsentId.New(), SubjectId.New(), 2L))];

    private InquiryLedger ledger = null!;

    /// <summary>Who ask at once; each asks again when it has its answer.</summary>
    [Params(1, 64)]
    public int Clients { get; set; }

    /// <summary>Which stores there are.</summary>
    public static IEnumerable<StorageProvider> Stores =>
        Environment.GetEnvironmentVariable("BUREAU_BENCHMARK_POSTGRESQL") is { Length: > 0 } ? [StorageProvider.Sqlite, StorageProvider.PostgreSql] : [StorageProvider.Sqlite];

    /// <summary>Which store commits.</summary>
    [ParamsSource(nameof(Stores))]
    public StorageProvider Store { get; set; }

    /// <summary>Fills a new store.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        var contexts = BureauContexts.Of(
            Store,
            Store is StorageProvider.Sqlite ? $"Data Source={folder}/{Guid.NewGuid()}.db" : Environment.GetEnvironmentVariable("BUREAU_BENCHMARK_POSTGRESQL")!,
            null);
        await using var context = await contexts.CreateDbContextAsync();
        await context.Database.MigrateAsync();
        context.Partners.Add(PartnerRow.Of(new PartnerAgreement(
            partner, "Ledger", Tier.Rental, false, FrozenSet<Purpose>.Empty, FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 1)));
        var now = DateTimeOffset.UtcNow;
        foreach (var (id, subject, _) in consents)
        {
            context.Subjects.Add(new SubjectRow
            {
                Id = subject,
                Name = "Somebody",
                BirthDate = new DateOnly(1990, 1, 1),
                NumberType = IdentityNumberType.CnResidentId,
                NumberHash = [.. subject.Value.ToByteArray(), .. id.Value.ToByteArray()],
                NumberSealed = new byte[46],
                NumberMasked = "11**************11",
            });
            context.CreditFiles.Add(new CreditFileRow { SubjectId = subject, Version = 1, Frozen = false });
            context.ConsentGrants.Add(ConsentGrantRow.Of(
                ConsentGrant.Request(partner, subject, Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(7), FrequencyBound.Once, now).Value!.Grant(now).Value!
                    with
                { Id = id }));
        }

        await context.SaveChangesAsync();
        ledger = new InquiryLedger(contexts, TimeProvider.System, NullLogger<InquiryLedger>.Instance);
    }

    /// <summary>Repeats of an answer: the inquiry alone is written.</summary>
    [Benchmark(OperationsPerInvoke = Inquiries)]
    public Task Repeats() => AskAsync(newUses: false);

    /// <summary>New uses: the use and its answer are written too, and the consent's version is raised.</summary>
    [Benchmark(OperationsPerInvoke = Inquiries)]
    public Task NewUses() => AskAsync(newUses: true);

    /// <summary>Removes the store.</summary>
    [GlobalCleanup]
    public void Clean()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Task AskAsync(bool newUses) => Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
    {
        // Every client has consents of its own, so that none finds another's new use.
        for (var i = client; i < Inquiries; i += Clients)
        {
            var consent = consents[client + (Clients * (i / Clients % (Consents / Clients)))];
            var now = DateTimeOffset.UtcNow;
            var use = newUses ? new ConsentUse("deposit-waiver:Car", now, """{"Covered":1,"Decision":1,"MaximumDeposit":{"Amount":5000,"Currency":"CNY"}}""") : null;
            var outcome = await ledger.CommitAsync(new Inquiry(
                InquiryId.New(), now, partner, consent.Id, consent.Subject, Purpose.RentalDeposit, "deposit-waiver:Car", Fields, null, new DecidedOn(consent.Version, 1, 1, use)));
            if (outcome is not CommitOutcome.Committed)
                throw new InvalidOperationException($"An inquiry was {outcome}.");
            if (newUses)
                consents[client + (Clients * (i / Clients % (Consents / Clients)))].Version++;
        }
    })));
}
