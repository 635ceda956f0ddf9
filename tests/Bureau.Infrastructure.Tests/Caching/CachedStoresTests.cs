using System.Collections.Frozen;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Caching;

namespace Bureau.Infrastructure.Tests.Caching;

/// <summary>What lets an inquiry pass is remembered, what refuses it never; and nobody reads twice what all ask for at once.</summary>
public sealed class CachedStoresTests : IDisposable
{
    private readonly FactCache cache = new();

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task RemembersAGrantedConsent()
    {
        var store = new CountingConsents { Consent = Granted() };
        var consents = new CachedConsentStore(store, cache);
        var first = await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        var second = await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        Assert.Same(first, second);
        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task RemembersAUse_AsItWasCommitted()
    {
        var store = new CountingConsents { Consent = Granted() };
        var consents = new CachedConsentStore(store, cache);
        var granted = await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        var used = granted!.Use(new ConsentUse("deposit-waiver:Car", DateTimeOffset.UtcNow, "{}"));
        await consents.NoteUseAsync(used, CancellationToken.None);
        Assert.Same(used, await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None));
        Assert.Equal(1, store.Reads);
    }

    [Theory]
    [InlineData(ConsentStatus.Requested)]
    [InlineData(ConsentStatus.Refused)]
    [InlineData(ConsentStatus.Revoked)]
    public async Task NeverRemembersAConsentThatRefuses(ConsentStatus status)
    {
        var store = new CountingConsents { Consent = Granted() with { Status = status } };
        var consents = new CachedConsentStore(store, cache);
        await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        store.Consent = store.Consent with { Status = ConsentStatus.Granted };
        Assert.Equal(ConsentStatus.Granted, (await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task NeverRemembersThatThereIsNone()
    {
        var store = new CountingConsents();
        var consents = new CachedConsentStore(store, cache);
        var granted = Granted();
        Assert.Null(await consents.FindAsync(granted.Id, Freshness.Remembered, CancellationToken.None));
        store.Consent = granted;
        Assert.NotNull(await consents.FindAsync(granted.Id, Freshness.Remembered, CancellationToken.None));
    }

    [Fact]
    public async Task ReadsLive_AndRemembersWhatItRead()
    {
        var store = new CountingConsents { Consent = Granted() };
        var consents = new CachedConsentStore(store, cache);
        await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        store.Consent = store.Consent with { Version = 9 };
        Assert.Equal(9, (await consents.FindAsync(store.Consent.Id, Freshness.Live, CancellationToken.None))!.Version);
        Assert.Equal(9, (await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None))!.Version);
        Assert.Equal(2, store.Reads);
    }

    [Fact]
    public async Task ForgetsAGrant_WhenALiveReadFindsItRevoked()
    {
        var store = new CountingConsents { Consent = Granted() };
        var consents = new CachedConsentStore(store, cache);
        await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        store.Consent = store.Consent with { Status = ConsentStatus.Revoked };
        await consents.FindAsync(store.Consent.Id, Freshness.Live, CancellationToken.None);
        Assert.Equal(ConsentStatus.Revoked, (await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task ForgetsAConsent_WhenAStepIsTaken()
    {
        var store = new CountingConsents { Consent = Granted() };
        var consents = new CachedConsentStore(store, cache);
        await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None);
        await consents.TryWriteAsync(ConsentStep.Changing(store.Consent.Revoke(DateTimeOffset.UtcNow).Value!), CancellationToken.None);
        Assert.Equal(ConsentStatus.Revoked, (await consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task ReadsOnce_WhenManyAskAtOnce()
    {
        var store = new CountingConsents { Consent = Granted(), Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var consents = new CachedConsentStore(store, cache);
        var asking = Enumerable.Range(0, 64).Select(_ => Task.Run(() => consents.FindAsync(store.Consent.Id, Freshness.Remembered, CancellationToken.None).AsTask())).ToList();
        await Task.Delay(50);
        store.Gate.SetResult();
        Assert.All(await Task.WhenAll(asking), Assert.NotNull);
        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task NeverRemembersASuspendedPartner()
    {
        var store = new OnePartner { Agreement = new(PartnerId.New(), "Harbour", Tier.Rental, true, FrozenSet<Purpose>.Empty, FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 1) };
        var partners = new CachedPartnerStore(store, cache);
        Assert.True((await partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None))!.Suspended);
        store.Agreement = store.Agreement with { Suspended = false };
        Assert.False((await partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None))!.Suspended);
        store.Agreement = store.Agreement with { Suspended = true };
        Assert.False((await partners.FindAsync(store.Agreement.Id, Freshness.Remembered, CancellationToken.None))!.Suspended);
    }

    [Fact]
    public async Task NeverRemembersAFreeze()
    {
        var store = new OneFile { Head = new(SubjectId.New(), 1, true) };
        var files = new CachedCreditFileStore(store, cache);
        Assert.True((await files.FindHeadAsync(store.Head.Subject, Freshness.Remembered, CancellationToken.None))!.Frozen);
        store.Head = store.Head with { Frozen = false };
        Assert.False((await files.FindHeadAsync(store.Head.Subject, Freshness.Remembered, CancellationToken.None))!.Frozen);
    }

    [Fact]
    public async Task RemembersAFileUnderItsVersionAlone()
    {
        var store = new OneFile { Head = new(SubjectId.New(), 2, false) };
        var files = new CachedCreditFileStore(store, cache);

        // Asked for version 1, the store has 2: that is not remembered as 1.
        Assert.Equal(2, (await files.ReadAsync(store.Head.Subject, 1, CancellationToken.None))!.Version);
        await files.ReadAsync(store.Head.Subject, 1, CancellationToken.None);
        Assert.Equal(2, store.Reads);

        await files.ReadAsync(store.Head.Subject, 2, CancellationToken.None);
        await files.ReadAsync(store.Head.Subject, 2, CancellationToken.None);
        Assert.Equal(3, store.Reads);
    }

    private static ConsentGrant Granted()
    {
        var now = DateTimeOffset.UtcNow;
        return ConsentGrant.Request(PartnerId.New(), SubjectId.New(), Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(1), FrequencyBound.Once, now).Value!.Grant(now).Value!;
    }

    private sealed class CountingConsents : IConsentStore
    {
        private int reads;

        public ConsentGrant Consent { get; set; } = null!;

        public TaskCompletionSource? Gate { get; init; }

        public int Reads => reads;

        public async ValueTask<ConsentGrant?> FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation)
        {
            Interlocked.Increment(ref reads);
            if (Gate is not null)
                await Gate.Task;
            return Consent;
        }

        public Task<bool> TryWriteAsync(ConsentStep step, CancellationToken cancellation)
        {
            Consent = step.Changed[0];
            return Task.FromResult(true);
        }

        public ValueTask NoteUseAsync(ConsentGrant used, CancellationToken cancellation) => ValueTask.CompletedTask;

        public Task<IReadOnlyList<ConsentGrant>> OfSubjectAsync(
            SubjectId subject, ConsentStatus? status, DateTimeOffset asOf, int first, PlaceInTime? after, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<ConsentGrant>> RequestsAsync(PartnerId partner, PersonKey person, DateTimeOffset since, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<ConsentGrant>> EndedAsync(DateTimeOffset asOf, int most, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<SubjectId>> ToRemindAsync(DateTimeOffset since, DateTimeOffset asOf, int most, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<bool> TryRemindAsync(Notice reminder, DateTimeOffset since, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class OnePartner : IPartnerStore
    {
        public required PartnerAgreement Agreement { get; set; }

        public ValueTask<PartnerAgreement?> FindAsync(PartnerId id, Freshness freshness, CancellationToken cancellation) => ValueTask.FromResult<PartnerAgreement?>(Agreement);
    }

    private sealed class OneFile : ICreditFileStore
    {
        public required FileHead Head { get; set; }

        public int Reads { get; private set; }

        public ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation) => ValueTask.FromResult<FileHead?>(Head);

        public ValueTask<StoredCreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation)
        {
            Reads++;
            return ValueTask.FromResult<StoredCreditFile?>(new(subject, Jurisdiction.Cn, Head.Version, [], []));
        }

        public Task<bool> TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation)
        {
            Head = next;
            return Task.FromResult(true);
        }
    }
}
