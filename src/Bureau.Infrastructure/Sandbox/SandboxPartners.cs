using System.Collections.Frozen;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Sandbox;

/// <summary>The partners of the sandbox, one for each tier and role but subject, and a second operator, who confirms what the first proposes. Their secret is published.</summary>
internal static class SandboxPartners
{
    /// <summary>The secret of every sandbox client.</summary>
    public const string Secret = "sandbox";

    public static readonly SandboxPartner Rental = Of(1, "demo-rental", "Demo Rental (sandbox)", Tier.Rental);
    public static readonly SandboxPartner Dating = Of(2, "demo-dating", "Demo Dating (sandbox)", Tier.Dating);
    public static readonly SandboxPartner Furnisher = Of(5, "demo-furnisher", "Demo Furnisher (sandbox)", Tier.Furnisher);
    public static readonly SandboxPartner Lender = Of(3, "demo-lender", "Demo Lender (sandbox)", Tier.Lender, furnishesAs: Furnisher);

    public static readonly SandboxPartner Authority = Of(6, "demo-authority", "Demo Authority (sandbox)", Tier.Authority);

    public static readonly IReadOnlyList<SandboxPartner> All =
    [
        Rental,
        Dating,
        Lender,
        Of(4, "demo-business", "Demo Business (sandbox)", Tier.Business),
        Furnisher,
        Authority,
        Of(7, "demo-operator", "Demo Operator (sandbox)", Tier.Operator),
        Of(8, "demo-operator-2", "Demo Second Operator (sandbox)", Tier.Operator),
    ];

    private static DepositThreshold[] RentalThresholds =>
    [
        new(DepositCategory.Car, 600, new Money(5000.00m, "CNY")),
        new(DepositCategory.Bicycle, 550, new Money(500.00m, "CNY")),
        new(DepositCategory.Hotel, 650, new Money(2000.00m, "CNY")),
        new(DepositCategory.Home, 700, new Money(20000.00m, "CNY")),
        new(DepositCategory.Equipment, 600, new Money(3000.00m, "CNY")),
    ];

    private static RecordDomain[] AuthorityDomains =>
    [
        RecordDomain.Credit, RecordDomain.Judicial, RecordDomain.Honours, RecordDomain.FoodSafety, RecordDomain.Environment, RecordDomain.PublicAdministration, RecordDomain.Procurement,
    ];

    private static SandboxPartner Of(int number, string clientId, string name, Tier tier, SandboxPartner? furnishesAs = null)
    {
        var agreement = new PartnerAgreement(
            new PartnerId(SandboxIds.Partner(number)),
            name,
            tier,
            Suspended: false,
            PurposeMatrix.Of(tier).ToFrozenSet(),
            (tier is Tier.Rental ? RentalThresholds : []).ToFrozenDictionary(threshold => threshold.Category),
            Version: 1);
        RecordDomain[] accredited = tier is Tier.Authority ? AuthorityDomains : [];
        return new(number, agreement with { FurnishesAs = furnishesAs?.Agreement.Id, Accredited = accredited.ToFrozenSet() }, clientId);
    }
}

/// <summary>A partner of the sandbox.</summary>
/// <param name="Number">Its number in sandbox ids.</param>
/// <param name="Agreement">What it may.</param>
/// <param name="ClientId">What its OAuth client is called.</param>
internal sealed record SandboxPartner(int Number, PartnerAgreement Agreement, string ClientId)
{
    public PartnerClient Client => new(ClientId, Agreement.Id, Agreement.Tier);
}
