using System.Collections.Frozen;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Inquiries;

/// <summary>What the spine does when the outside fails or moves: the stores answer as a test says, and count what they are asked.</summary>
public sealed class MakeInquiryTests
{
    private static readonly Asker Rental = new(PartnerId.New(), Tier.Rental);
    private static readonly SelectedField[] Decision = [new("DepositWaiver.decision", Sections.Answer)];

    private readonly ScriptedStores stores = new();

    [Fact]
    public async Task Answers_WhenTheInquiryIsCommitted()
    {
        Assert.Null((await AskAsync()).Refusal);
        Assert.Null(Assert.Single(stores.Offered).Denial);
    }

    [Fact]
    public async Task RepeatsWhatItAnswered_AsTheUseThatWasCommitted()
    {
        var first = await AskAsync();
        var second = await AskAsync();
        Assert.Equal(first.Value?.Answer, second.Value?.Answer);
        Assert.Equal(stores.Offered.Select(inquiry => (InquiryId?)inquiry.Id), [first.Value?.Inquiry, second.Value?.Inquiry]);
        Assert.NotNull(stores.Offered[0].DecidedOn?.NewUse);
        Assert.Null(stores.Offered[1].DecidedOn?.NewUse);
        Assert.Equal(stores.Offered[0].DecidedOn?.ConsentVersion + 1, stores.Offered[1].DecidedOn?.ConsentVersion);
        Assert.Equal([Freshness.Remembered, Freshness.Remembered], stores.Asked);
    }

    [Fact]
    public async Task AnswersNothing_WhenTheLedgerIsUnavailable()
    {
        stores.Outcomes.Enqueue(CommitOutcome.Unavailable);
        Assert.IsType<LedgerUnavailable>((await AskAsync()).Refusal);
        Assert.Single(stores.Offered);
    }

    [Fact]
    public async Task KeepsItsReasonToItself_WhenTheRefusalIsNotCommitted()
    {
        stores.Grant = stores.Grant with { Status = ConsentStatus.Revoked };
        stores.Outcomes.Enqueue(CommitOutcome.Unavailable);
        Assert.IsType<LedgerUnavailable>((await AskAsync()).Refusal);
    }

    [Fact]
    public async Task DecidesAgainOnLiveFacts_WhenStale()
    {
        stores.Outcomes.Enqueue(CommitOutcome.Stale);
        stores.AfterOffer = () => stores.Grant = stores.Grant with { Status = ConsentStatus.Revoked, Version = 3 };

        Assert.IsType<ConsentRevoked>((await AskAsync()).Refusal);

        Assert.Equal([Freshness.Remembered, Freshness.Live], stores.Asked);
        Assert.Equal([null, "CONSENT_REVOKED"], stores.Offered.Select(inquiry => inquiry.Denial));
    }

    [Fact]
    public async Task GivesUpOnRecord_WhenEverythingKeepsChanging()
    {
        for (var i = 0; i < 4; i++)
            stores.Outcomes.Enqueue(CommitOutcome.Stale);
        Assert.IsType<FactsChanging>((await AskAsync()).Refusal);
        Assert.Equal("FACTS_CHANGING", stores.Offered[^1].Denial);
        Assert.Equal(5, stores.Offered.Count);
    }

    [Fact]
    public async Task NeverRefusesOnRememberedFacts()
    {
        stores.Remembered = stores.Grant with { Status = ConsentStatus.Requested };
        Assert.Null((await AskAsync()).Refusal);
        Assert.Equal([Freshness.Remembered, Freshness.Live], stores.Asked);
    }

    [Theory]
    [InlineData(ConsentStatus.Requested)]
    [InlineData(ConsentStatus.Refused)]
    [InlineData(ConsentStatus.Revoked)]
    public async Task LooksAtNoFile_WithoutAGrantedConsentOfTheAsker(ConsentStatus status)
    {
        stores.Grant = stores.Grant with { Status = status };
        await AskAsync();
        stores.Grant = stores.Grant with { Status = ConsentStatus.Granted, Partner = PartnerId.New() };
        await AskAsync();
        Assert.Equal(0, stores.HeadsRead);
    }

    [Fact]
    public async Task RecordsTheFieldsOfTheGrantedSectionsAlone()
    {
        SelectedField[] asked = [.. Decision, new("DepositWaiver.score", Sections.Score)];
        Assert.Null((await AskAsync(asked)).Refusal);
        Assert.Equal(["DepositWaiver.decision"], Assert.Single(stores.Offered).Fields);
    }

    private Task<Outcome<AnsweredInquiry<DepositWaiver>>> AskAsync(IReadOnlyList<SelectedField>? fields = null) =>
        new MakeInquiry(stores, stores, stores, stores, Scorecards.Current, sandboxGrantsAllowed: false, TimeProvider.System)
            .ExecuteAsync(new AskDepositWaiver(DepositCategory.Car), stores.Grant.Id, Rental, fields ?? Decision, CancellationToken.None);

    private sealed class ScriptedStores : IPartnerStore, IConsentStore, ICreditFileStore, IInquiryLedger
    {
        public ConsentGrant Grant { get; set; } = new()
        {
            Id = ConsentId.New(),
            Partner = Rental.Partner,
            Subject = SubjectId.New(),
            Purpose = Purpose.RentalDeposit,
            Sections = Sections.Answer,
            Frequency = FrequencyBound.Once,
            Lifetime = TimeSpan.FromDays(7),
            Status = ConsentStatus.Granted,
            RequestedAt = DateTimeOffset.UtcNow,
            ExpiresAt = DateTimeOffset.UtcNow.AddDays(7),
            Version = 2,
        };

        public ConsentGrant? Remembered { get; set; }

        public Queue<CommitOutcome> Outcomes { get; } = new();

        public Action? AfterOffer { get; set; }

        public List<Inquiry> Offered { get; } = [];

        public List<Freshness> Asked { get; } = [];

        public int HeadsRead { get; private set; }

        ValueTask<PartnerAgreement?> IPartnerStore.FindAsync(PartnerId id, Freshness freshness, CancellationToken cancellation) => new(new PartnerAgreement(
            id, "A partner", Tier.Rental, false, FrozenSet.Create(Purpose.RentalDeposit), FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 1));

        ValueTask<ConsentGrant?> IConsentStore.FindAsync(ConsentId id, Freshness freshness, CancellationToken cancellation)
        {
            Asked.Add(freshness);
            return new(freshness is Freshness.Remembered && Remembered is { } old ? old : Grant);
        }

        ValueTask<FileHead?> ICreditFileStore.FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation)
        {
            HeadsRead++;
            return new(new FileHead(subject, 1, false));
        }

        ValueTask<StoredCreditFile?> ICreditFileStore.ReadAsync(SubjectId subject, long version, CancellationToken cancellation) => new(new StoredCreditFile(subject, Jurisdiction.Cn, version, [], []));

        Task<bool> ICreditFileStore.TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation) => throw new NotSupportedException();

        Task<CommitOutcome> IInquiryLedger.CommitAsync(Inquiry inquiry)
        {
            Offered.Add(inquiry);
            var outcome = Outcomes.TryDequeue(out var scripted) ? scripted : CommitOutcome.Committed;
            AfterOffer?.Invoke();
            return Task.FromResult(outcome);
        }

        Task<IReadOnlyList<(long Sequence, Inquiry Inquiry)>> IInquiryLedger.OfSubjectAsync(SubjectId subject, int first, long? before, CancellationToken cancellation) =>
            throw new NotSupportedException();

        ValueTask IConsentStore.NoteUseAsync(ConsentGrant used, CancellationToken cancellation)
        {
            Grant = used;
            return ValueTask.CompletedTask;
        }

        Task<IReadOnlyList<ConsentGrant>> IConsentStore.OfSubjectAsync(
            SubjectId subject, ConsentStatus? status, DateTimeOffset asOf, int first, PlaceInTime? after, CancellationToken cancellation) => throw new NotSupportedException();

        Task<IReadOnlyList<ConsentGrant>> IConsentStore.RequestsAsync(PartnerId partner, PersonKey person, DateTimeOffset since, CancellationToken cancellation) =>
            throw new NotSupportedException();

        Task<IReadOnlyList<ConsentGrant>> IConsentStore.EndedAsync(DateTimeOffset asOf, int most, CancellationToken cancellation) => throw new NotSupportedException();

        Task<IReadOnlyList<SubjectId>> IConsentStore.ToRemindAsync(DateTimeOffset since, DateTimeOffset asOf, int most, CancellationToken cancellation) =>
            throw new NotSupportedException();

        Task<bool> IConsentStore.TryRemindAsync(Notice reminder, DateTimeOffset since, CancellationToken cancellation) => throw new NotSupportedException();

        Task<bool> IConsentStore.TryWriteAsync(ConsentStep step, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
