using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Consents;

public sealed class ConsentGrantTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    [Fact]
    public void Starts_AsARequestThatWaitsForTheSubject()
    {
        var consent = Requested();
        Assert.Equal(ConsentStatus.Requested, consent.StatusAt(Now));
        Assert.Equal(1, consent.Version);
        Assert.IsType<ConsentNotGranted>(consent.WhyNotInForce(Now));
    }

    [Fact]
    public void LivesFromTheGrant_ForItsLifetime()
    {
        var granted = Value(Requested().Grant(Now.AddDays(3)));
        Assert.Null(granted.WhyNotInForce(Now.AddDays(3)));
        Assert.Null(granted.WhyNotInForce(Now.AddDays(10) - Instant));
        Assert.IsType<ConsentExpired>(granted.WhyNotInForce(Now.AddDays(10)));
        Assert.Equal(2, granted.Version);
    }

    [Fact]
    public void Lapses_WhenTheSubjectDoesNotAnswer()
    {
        var lapsed = Requested();
        Assert.IsType<ConsentExpired>(Refusal(lapsed.Grant(Now + ConsentGrant.RequestWaits)));
        Assert.Equal(ConsentStatus.Granted, Value(lapsed.Grant(Now + ConsentGrant.RequestWaits - Instant)).Status);
    }

    [Fact]
    public void EveryWrongStep_IsRefusedWithItsReason()
    {
        var requested = Requested();
        var granted = Value(requested.Grant(Now));
        var refused = Value(requested.Refuse(Now));
        var revoked = Value(granted.Revoke(Now));

        Assert.IsType<ConsentNotGranted>(Refusal(requested.Revoke(Now)));
        Assert.IsType<ConsentAlreadyGranted>(Refusal(granted.Grant(Now)));
        Assert.IsType<ConsentAlreadyGranted>(Refusal(granted.Refuse(Now)));
        Assert.IsType<ConsentRefused>(Refusal(refused.Grant(Now)));
        Assert.IsType<ConsentRefused>(Refusal(refused.Refuse(Now)));
        Assert.IsType<ConsentRefused>(Refusal(refused.Revoke(Now)));
        Assert.IsType<ConsentRevoked>(Refusal(revoked.Grant(Now)));
        Assert.IsType<ConsentRevoked>(Refusal(revoked.Refuse(Now)));
        Assert.IsType<ConsentRevoked>(Refusal(revoked.Revoke(Now)));
        Assert.IsType<ConsentExpired>(Refusal(granted.Revoke(Now.AddDays(7))));
    }

    [Theory]
    [InlineData(Purpose.RentalDeposit, Sections.Answer, 7, 1, null, null)]
    [InlineData(Purpose.RentalDeposit, Sections.Answer | Sections.Score, 7, 1, null, "sections")]
    [InlineData(Purpose.RentalDeposit, Sections.None, 7, 1, null, "sections")]
    [InlineData(Purpose.RentalDeposit, Sections.Answer, 8, 1, null, "lifetime")]
    [InlineData(Purpose.RentalDeposit, Sections.Answer, 0, 1, null, "lifetime")]
    [InlineData(Purpose.RentalDeposit, Sections.Answer, 7, 2, null, "frequency")]
    [InlineData(Purpose.RentalDeposit, Sections.Answer, 7, 0, null, "frequency")]
    [InlineData(Purpose.RentalDeposit, Sections.Answer, 7, 1, 24, "frequency")]
    [InlineData(Purpose.DatingBadge, Sections.Band, 90, 1, 24, null)]
    [InlineData(Purpose.DatingBadge, Sections.Band, 90, 1, null, null)]
    [InlineData(Purpose.DatingBadge, Sections.Band, 90, 1, 23, "frequency")]
    [InlineData(Purpose.DatingBadge, Sections.Score, 90, 1, 24, "sections")]
    [InlineData(Purpose.LoanUnderwriting, Sections.Score | Sections.Lists, 30, 1, null, null)]
    [InlineData(Purpose.LoanUnderwriting, Sections.Score, 31, 1, null, "lifetime")]
    [InlineData(Purpose.LoanMonitoring, Sections.Score, 365, 5, 720, null)]
    [InlineData(Purpose.LoanMonitoring, Sections.Score, 365, 6, 720, "frequency")]
    public void StaysWithinItsTemplate(Purpose purpose, Sections sections, int days, int uses, int? withinHours, string? beyond)
    {
        var frequency = new FrequencyBound(uses, withinHours is { } hours ? TimeSpan.FromHours(hours) : null);
        var outcome = ConsentGrant.Request(PartnerId.New(), SubjectId.New(), purpose, sections, TimeSpan.FromDays(days), frequency, Now);
        Assert.Equal(beyond, (outcome.Refusal as ConsentBeyondTemplate)?.Part);
        Assert.Equal(beyond is null, outcome.Refusal is null);
    }

    [Fact]
    public void EveryPurpose_HasATemplateAndARowInTheMatrix()
    {
        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            Assert.Equal(purpose, ConsentTemplate.Of(purpose).Purpose);
            Assert.NotEqual(Sections.None, PurposeMatrix.Of(purpose).Sections);
        }
    }

    private static ConsentGrant Requested() => Value(ConsentGrant.Request(
        PartnerId.New(), SubjectId.New(), Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(7), FrequencyBound.Once, Now));

    private static ConsentGrant Value(Outcome<ConsentGrant> outcome) => outcome.Succeeded(out var value, out var refusal) ? value : throw new Xunit.Sdk.XunitException(refusal.Code);

    private static Refusal Refusal(Outcome<ConsentGrant> outcome) => Assert.IsAssignableFrom<Refusal>(outcome.Refusal);
}
