using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Consents;

/// <summary>
/// What a receipt says of a grant, by the record fields of ISO/IEC TS 27560:2023. It is evidence of the moment of the grant: what becomes of the consent afterwards is
/// its status, which is kept apart. It names the person by the consent alone, so that the receipts of two partners cannot be joined.
/// </summary>
/// <param name="Consent">The consent that was granted.</param>
/// <param name="Partner">Who may use it.</param>
/// <param name="PartnerName">As the person read it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Sections">What may be read.</param>
/// <param name="Frequency">How often; null: without bound, in a sandbox alone.</param>
/// <param name="GrantedAt">When the person granted, UTC.</param>
/// <param name="BeginsAt">When the consent's life began, UTC: later than the grant when it came of a share code.</param>
/// <param name="EndsAt">When it ends unless the person revokes it, UTC.</param>
internal sealed record ConsentReceipt(
    ConsentId Consent, PartnerId Partner, string PartnerName, Purpose Purpose, Sections Sections, FrequencyBound? Frequency,
    DateTimeOffset GrantedAt, DateTimeOffset BeginsAt, DateTimeOffset EndsAt)
{
    // Names of partners are in every script; the receipt is never part of a page.
    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The receipt of a consent that is granted at that moment.</summary>
    public static ConsentReceipt Of(ConsentGrant granted, string partnerName, DateTimeOffset beginsAt) => new(
        granted.Id, granted.Partner, partnerName, granted.Purpose, granted.Sections, granted.Frequency,
        granted.DecidedAt ?? throw new ArgumentException("Nobody has granted it.", nameof(granted)), beginsAt, granted.ExpiresAt);

    /// <summary>The receipt as JSON. docs/receipts.md has a row for each member.</summary>
    /// <param name="bureau">The address at which the bureau is reached, which is its name in the receipt.</param>
    public string ToJson(Uri bureau)
    {
        var address = bureau.AbsoluteUri.TrimEnd('/');
        var person = $"urn:bureau:consent:{Consent}:subject";
        var controller = $"urn:uuid:{Partner.Value}";
        return JsonSerializer.Serialize(
            new
            {
                Iss = address,
                Iat = BeginsAt.ToUnixTimeSeconds(),
                Jti = Consent.ToString(),
                SchemaVersion = "ISO/IEC TS 27560:2023",
                RecordId = Consent.ToString(),
                PiiPrincipalId = person,
                PiiProcessing = new
                {
                    Language = "en",
                    Purposes = new[]
                    {
                        new
                        {
                            Purpose = UpperSnake.Of(Purpose.ToString()),
                            LawfulBasis = "CONSENT",
                            PiiInformation = Enum.GetValues<Sections>()
                                .Where(section => section != Sections.None && (Sections & section) != Sections.None)
                                .Select(section => new { PiiType = UpperSnake.Of(section.ToString()), PiiOptional = false, SensitivePiiCategory = true }),
                            PiiControllers = new[] { controller },
                            CollectionMethod = "INQUIRY_INTO_CREDIT_FILE",
                            ProcessingFrequency = Frequency is { } bound ? new { bound.Uses, Within = bound.Within is { } span ? XmlConvert.ToString(span) : null } : null,
                            RecipientThirdParties = Array.Empty<string>(),
                            WithdrawalMethod = $"{address}/graphql revokeConsent",
                            PrivacyRights = new[] { "ACCESS", "WITHDRAW_CONSENT", "DISPUTE", "FREEZE", "HUMAN_REVIEW" },
                        },
                    },
                },
                PartyIdentification = new[]
                {
                    new { PartyId = controller, PartyName = PartnerName, PartyRole = "PII_CONTROLLER", PartyUrl = (string?)null },
                    new { PartyId = address, PartyName = "Bureau", PartyRole = "CREDIT_BUREAU", PartyUrl = (string?)address },
                },
                Event = new
                {
                    EventType = "EXPLICIT_CONSENT",
                    EventState = "GIVEN",
                    EventTime = Text(GrantedAt),
                    EntityId = person,
                    ValidFrom = Text(BeginsAt),
                    ValidUntil = Text(EndsAt),
                    ValidityDuration = XmlConvert.ToString(EndsAt - BeginsAt),
                },
            },
            Written);
    }

    private static string Text(DateTimeOffset moment) => XmlConvert.ToString(moment.UtcDateTime, XmlDateTimeSerializationMode.Utc);
}

/// <summary>A receipt with its signature: issued once, never changed.</summary>
/// <param name="Consent">Whose receipt.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="Text">JWS in compact form (RFC 7515).</param>
/// <param name="IssuedAt">UTC.</param>
internal sealed record SignedReceipt(ConsentId Consent, string KeyId, string Text, DateTimeOffset IssuedAt);
