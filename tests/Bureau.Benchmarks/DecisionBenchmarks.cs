using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Benchmarks;

/// <summary>What one decision costs.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly DisclosureFacts first = FactsWith([]);
    private readonly DisclosureFacts repeated = FactsWith([new ConsentUse(new AskDepositWaiver(DepositCategory.Car).Key, Now.AddHours(-1), "{}")]);

    /// <summary>A first use of a consent.</summary>
    [Benchmark]
    public object First() => DisclosurePolicy.Decide(first);

    /// <summary>The same question within 24 hours.</summary>
    [Benchmark]
    public object Repeated() => DisclosurePolicy.Decide(repeated);

    private static DisclosureFacts FactsWith(IReadOnlyList<ConsentUse> uses)
    {
        var (partner, subject, consent) = (PartnerId.New(), SubjectId.New(), ConsentId.New());
        return new(
            new InquiryRequest(new Asker(partner, Tier.Rental), consent, new AskDepositWaiver(DepositCategory.Car), [new SelectedField("DepositWaiver.decision", Sections.Answer)]),
            new PartnerAgreement(partner, "A partner", Tier.Rental, false, FrozenSet.Create(Purpose.RentalDeposit), FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 1),
            new ConsentGrant
            {
                Id = consent,
                Partner = partner,
                Subject = subject,
                Purpose = Purpose.RentalDeposit,
                Sections = Sections.Answer,
                Frequency = FrequencyBound.Once,
                Lifetime = TimeSpan.FromDays(7),
                Status = ConsentStatus.Granted,
                RequestedAt = Now.AddDays(-1),
                ExpiresAt = Now.AddDays(6),
                Version = 2,
                Uses = uses,
            },
            new FileHead(subject, 1, false),
            false,
            Now);
    }
}
