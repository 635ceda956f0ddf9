using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Caching;

/// <summary>Facts as JSON, for this program alone: what a property is called in the domain it is called here, and what the domain works out is left out.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(UsccJson), typeof(LeiJson), typeof(JurisdictionJson), typeof(RegistrationJson)])]
[JsonSerializable(typeof(FileShape))]
[JsonSerializable(typeof(CompanyFile))]
[JsonSerializable(typeof(AgreementShape))]
internal sealed partial class FactJson : JsonSerializerContext;

/// <summary>A credit file without remarks, which are the subject's own words and stay in memory.</summary>
internal sealed record FileShape(
    SubjectId Subject, Jurisdiction Jurisdiction, long Version, IReadOnlyList<Tradeline> Tradelines, IReadOnlyList<Listing> Listings, IReadOnlyList<DateOnly>? CreditInquiries)
{
    public static FileShape Of(StoredCreditFile file) =>
        new(file.Subject, file.Jurisdiction, file.Version, file.Stored.Tradelines, file.Stored.Listings, file.Stored.CreditInquiries);

    public StoredCreditFile ToFile() => new(Subject, Jurisdiction, Version, Tradelines, Listings, CreditInquiries);
}

/// <summary>An agreement that is in force.</summary>
internal sealed record AgreementShape(
    PartnerId Id, string Name, Tier Tier, IReadOnlyList<Purpose> Purposes, IReadOnlyList<DepositThreshold> Thresholds, long Version, PartnerId? FurnishesAs,
    IReadOnlyList<RecordDomain> Accredited)
{
    public static AgreementShape Of(PartnerAgreement agreement) => agreement.Suspended
        ? throw new ArgumentException("A suspended agreement is not remembered.", nameof(agreement))
        : new(
            agreement.Id, agreement.Name, agreement.Tier, agreement.Purposes.Items, agreement.Thresholds.Values, agreement.Version, agreement.FurnishesAs,
            agreement.Accredited.Items);

    public PartnerAgreement ToAgreement() => new(
        Id, Name, Tier, Suspended: false, Purposes.ToFrozenSet(), Thresholds.ToFrozenDictionary(threshold => threshold.Category), Version)
    {
        FurnishesAs = FurnishesAs,
        Accredited = Accredited.ToFrozenSet(),
    };
}

/// <summary>A code of a company as its text, read as strictly as any other.</summary>
internal abstract class CodeJson<T>(Func<string, Outcome<T>> read, Func<T, string> write) : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && read(text).Succeeded(out var code, out _) ? code : throw new JsonException("This is no such code.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

internal sealed class UsccJson() : CodeJson<Uscc>(Uscc.Accept, code => code.Value);

internal sealed class LeiJson() : CodeJson<Lei>(Lei.Read, code => code.Value);

internal sealed class JurisdictionJson() : CodeJson<JurisdictionCode>(JurisdictionCode.Read, code => code.Value);

/// <summary>Register and number hold no control characters: one stands between them.</summary>
internal sealed class RegistrationJson() : CodeJson<CompanyRegistration>(
    text => text.Split('\n') is [var authority, var number] ? CompanyRegistration.Read(authority, number) : new RegistrationMalformed(),
    registration => $"{registration.Authority}\n{registration.Number}");
