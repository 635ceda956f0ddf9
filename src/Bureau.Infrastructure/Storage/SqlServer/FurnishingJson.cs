using System.Buffers;
using System.Text;
using System.Text.Json;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Storage.SqlServer;

/// <summary>Rows as a JSON array of objects with the columns' names, for OPENJSON.</summary>
internal static class FurnishingJson
{
    /// <summary>Subjects and the version at which their files were read.</summary>
    public static string Files(IReadOnlyCollection<CreditFileRow> files) => Write(files, 80, (json, file) =>
    {
        WriteId(json, "subject_id"u8, file.SubjectId.Value);
        json.WriteNumber("version"u8, file.Version);
    });

    /// <summary>New subjects.</summary>
    public static string Subjects(IReadOnlyCollection<SubjectRow> subjects) => Write(subjects, 512, (json, subject) =>
    {
        WriteId(json, "id"u8, subject.Id.Value);
        json.WriteString("name"u8, subject.Name);
        WriteDay(json, "birth_date"u8, subject.BirthDate);
        json.WriteNumber("number_type"u8, (int)subject.NumberType);
        json.WriteString("number_hash"u8, Convert.ToHexString(subject.NumberHash));
        json.WriteString("number_sealed"u8, Convert.ToHexString(subject.NumberSealed));
        json.WriteString("number_masked"u8, subject.NumberMasked);
    });

    /// <summary>Tradelines; a column that is null is left out.</summary>
    public static string Tradelines(IReadOnlyCollection<TradelineRow> tradelines) => Write(tradelines, 768, (json, tradeline) =>
    {
        WriteId(json, "id"u8, tradeline.Id.Value);
        WriteId(json, "subject_id"u8, tradeline.SubjectId.Value);
        WriteId(json, "furnisher_id"u8, tradeline.FurnisherId.Value);
        json.WriteString("account_number"u8, tradeline.AccountNumber);
        json.WriteString("portfolio_type"u8, [tradeline.PortfolioType]);
        json.WriteString("account_type"u8, tradeline.AccountType);
        if (tradeline.OpenedOn is { } openedOn)
            WriteDay(json, "opened_on"u8, openedOn);
        json.WriteString("currency"u8, tradeline.Currency);
        if (tradeline.ComplianceCondition is { } condition)
            json.WriteString("compliance_condition"u8, condition);
        if (tradeline.FirstDelinquencyOn is { } firstDelinquencyOn)
            WriteDay(json, "first_delinquency_on"u8, firstDelinquencyOn);
        if (tradeline.ClosedOn is { } closedOn)
            WriteDay(json, "closed_on"u8, closedOn);
        if (tradeline.PaymentHistory is { } profile && tradeline.PaymentHistoryAsOf is { } profileAsOf)
        {
            json.WriteString("payment_history"u8, profile);
            WriteDay(json, "payment_history_as_of"u8, profileAsOf);
        }

        if (tradeline.NameLikeness is { } likeness)
            json.WriteNumber("name_likeness"u8, likeness);
        json.WriteString("months"u8, tradeline.Months);
    });

    /// <summary>Numbers that tradelines had.</summary>
    public static string FormerNumbers(IReadOnlyCollection<FormerAccountNumberRow> numbers) => Write(numbers, 160, (json, number) =>
    {
        WriteId(json, "furnisher_id"u8, number.FurnisherId.Value);
        json.WriteString("account_number"u8, number.AccountNumber);
        WriteId(json, "tradeline_id"u8, number.TradelineId.Value);
    });

    /// <summary>Texts as they are.</summary>
    public static string Texts(IEnumerable<string> texts) => JsonSerializer.Serialize(texts);

    private static string Write<TRow>(IReadOnlyCollection<TRow> rows, int sizeHint, Action<Utf8JsonWriter, TRow> write)
    {
        var buffer = new ArrayBufferWriter<byte>((rows.Count * sizeHint) + 2);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                write(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> name, Guid id)
    {
        json.WriteString(name, id);
    }

    private static void WriteDay(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "O");
        json.WriteString(name, text);
    }
}
