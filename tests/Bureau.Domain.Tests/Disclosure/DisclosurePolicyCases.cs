using System.Text.Json.Nodes;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Tests.Disclosure;

/// <summary>The corpus Cases/disclosure.json: what each rule permits and refuses.</summary>
public sealed class DisclosurePolicyCases
{
    private static readonly JsonObject Corpus = WrittenFacts.Corpus;

    public static TheoryData<string> Names => [.. Corpus["cases"]!.AsArray().Select(one => one!["name"]!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decides_AsTheCaseSays(string name)
    {
        var one = Corpus["cases"]!.AsArray().Single(candidate => candidate!["name"]!.GetValue<string>() == name)!.AsObject();
        var facts = WrittenFacts.Of(one["change"]?.AsObject());

        var decision = DisclosurePolicy.Decide(facts);

        if (one["denied"] is { } code)
        {
            Assert.Equal(code.GetValue<string>(), Assert.IsType<DisclosureDecision.Deny>(decision).Reason.Code);
            return;
        }

        var disclosed = Assert.IsType<DisclosureDecision.Disclose>(decision);
        Assert.Equal(WrittenFacts.SectionsOf(one["granted"]!), disclosed.Granted);
        Assert.Equal(one["repeats"]?.GetValue<bool>() ?? false, disclosed.Repeats is not null);
    }

    [Fact]
    public void EveryRefusalOfTheRules_HasACase()
    {
        var covered = Corpus["cases"]!.AsArray().Select(one => one!["denied"]?.GetValue<string>()).Where(code => code is not null).ToHashSet();
        string[] ofSteps =
        [
            new ConsentAlreadyGranted().Code, new ConsentNotPaused().Code, new ConsentBeyondTemplate("").Code, new ConsentForAnotherTier().Code, new ConsentChanging().Code,
            new ConsentRenewalDiffers().Code, new MutualViewOfOne().Code, new ConsentRequestOpen().Code, new ConsentRefusedRecently().Code, new ConsentRequestsExhausted().Code,
            new PurposeNotAgreed().Code, new SearchTextOutOfRange().Code, new ReceiptNotFound().Code,
            new ThresholdOutOfRange().Code, new DepositOutOfRange().Code, new ThresholdPartnerNotFound().Code, new ThresholdQuotaUsed(default).Code,
            new PartnerNotSuspendable().Code, new AgreementChanging().Code,
        ];
        var refusals = typeof(Refusal).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Refusal)) && type.Namespace is "Bureau.Domain.Consents" or "Bureau.Domain.Disclosure" or "Bureau.Domain.Partners")
            .Select(type => type.GetConstructors().First())
            .Select(constructor => ((Refusal)constructor.Invoke([.. constructor.GetParameters().Select(one => one.ParameterType == typeof(string) ? "" : Activator.CreateInstance(one.ParameterType))])).Code)
            .Except(ofSteps);
        Assert.Empty(refusals.Except(covered!));
    }
}
