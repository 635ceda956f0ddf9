using System.Buffers;
using System.Text;
using System.Text.Json;
using Bureau.Domain.Companies;
using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;

namespace Bureau.Infrastructure.Storage;

/// <summary>A batch as the one parameter of a <see cref="LedgerDialect"/> statement.</summary>
internal static class LedgerJson
{
    /// <summary>The consents, agreements and files that disclosures were decided on, each once, and the moment at which they must hold.</summary>
    public static string Concerned(IReadOnlyCollection<Inquiry> disclosures, DateTimeOffset now) => Write(disclosures.Count * 80, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("now"u8, now.UtcTicks);
        WriteIds(json, "consents"u8, disclosures.Select(inquiry => inquiry.Consent.Value));
        WriteIds(json, "agreements"u8, disclosures.Select(inquiry => inquiry.Partner.Value));
        WriteIds(json, "files"u8, disclosures.Where(inquiry => inquiry.Subject is not null).Select(inquiry => inquiry.Subject!.Value.Value));
        json.WriteEndObject();
    });

    /// <summary>The agreements and companies that look-ups were answered on, each once.</summary>
    public static string LookedAt(IReadOnlyCollection<CompanyInquiry> inquiries) => Write(inquiries.Count * 80, json =>
    {
        json.WriteStartObject();
        WriteIds(json, "agreements"u8, inquiries.Select(inquiry => inquiry.Partner.Value));
        WriteIds(json, "companies"u8, inquiries.SelectMany(inquiry => inquiry.Read).Select(read => read.Company.Value));
        json.WriteEndObject();
    });

    /// <summary>Rows of inquiries; a column that is null is left out.</summary>
    public static string Inquiries(IReadOnlyCollection<Inquiry> inquiries) => Write(inquiries.Count * 512, json =>
    {
        json.WriteStartArray();
        foreach (var inquiry in inquiries)
        {
            json.WriteStartObject();
            WriteId(json, "id"u8, inquiry.Id.Value);
            json.WriteNumber("made_at"u8, inquiry.MadeAt.UtcTicks);
            WriteId(json, "partner_id"u8, inquiry.Partner.Value);
            WriteId(json, "consent_id"u8, inquiry.Consent.Value);
            if (inquiry.Subject is { } subject)
                WriteId(json, "subject_id"u8, subject.Value);
            if (inquiry.Purpose is { } purpose)
                json.WriteNumber("purpose"u8, (int)purpose);
            json.WriteString("question"u8, inquiry.Question);
            json.WriteString("fields"u8, string.Join(' ', inquiry.Fields));
            if (inquiry.Denial is { } denial)
                json.WriteString("denial"u8, denial);
            if (inquiry.DecidedOn is { } decidedOn)
            {
                json.WriteNumber("consent_version"u8, decidedOn.ConsentVersion);
                json.WriteNumber("agreement_version"u8, decidedOn.AgreementVersion);
                json.WriteNumber("file_version"u8, decidedOn.FileVersion);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Rows of uses, of disclosures that make one.</summary>
    public static string Uses(IReadOnlyCollection<Inquiry> disclosures) => Write(disclosures.Count * 512, json =>
    {
        json.WriteStartArray();
        foreach (var inquiry in disclosures)
        {
            if (inquiry.DecidedOn is not { NewUse: { } use } decidedOn)
                throw new ArgumentException("An inquiry makes no use.", nameof(disclosures));
            json.WriteStartObject();
            WriteId(json, "consent_id"u8, inquiry.Consent.Value);
            json.WriteNumber("consent_version"u8, decidedOn.ConsentVersion);
            WriteId(json, "inquiry_id"u8, inquiry.Id.Value);
            json.WriteString("question"u8, use.Question);
            json.WriteNumber("at"u8, use.At.UtcTicks);
            json.WriteNumber("stands_since"u8, (use.At - ConsentUse.AnswerStands).UtcTicks);
            json.WriteString("answer"u8, use.Answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Write(int sizeHint, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(sizeHint + 64);
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteIds(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<Guid> ids)
    {
        json.WriteStartArray(name);
        Span<byte> text = stackalloc byte[36];
        foreach (var id in ids.Distinct())
            json.WriteStringValue(UpperCase(id, text));
        json.WriteEndArray();
    }

    private static void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> name, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        json.WriteString(name, UpperCase(id, text));
    }

    private static ReadOnlySpan<byte> UpperCase(Guid id, Span<byte> text)
    {
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return text;
    }
}
