using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Files;

namespace Bureau.Infrastructure.Tests.Files;

/// <summary>Furnishing files of made-up people, as text.</summary>
internal static class FurnishingText
{
    public const string Header =
        "as_of,account_number,portfolio_type,account_type,opened_on,credit_limit,currency,account_status,trended_usage,current_balance,"
        + "amount_past_due,actual_payment,subject_id_type,subject_id,subject_name,birth_date";

    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>A right row; the same for the same number.</summary>
    public static string Row(int number, string name = "Account Holder")
    {
        var birth = new DateOnly(1960, 1, 1).AddDays(number * 37 % 14_000);
        return $"2026-10-31,A-{number:D6},R,18,,{1_000 * (number % 50)},TWD,11,REVOLVER,{number % 900}.5,,{number % 300},CN_RESIDENT_ID,"
            + $"{ResidentNumber(birth, number)},{name},{birth:yyyy-MM-dd}";
    }

    /// <summary>A whole file of right rows.</summary>
    public static string File(int rows, string lineBreak = "\n") =>
        string.Join(lineBreak, Enumerable.Range(0, rows).Select(number => Row(number)).Prepend(Header)) + lineBreak;

    public static FurnishingOpening Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    public static FurnishingOpening Open(byte[] bytes) => FurnishingCsv.Open(new MemoryStream(bytes), Today);

    public static IReadOnlyList<FurnishedRow> Rows(string text) => Rows(Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<FurnishedRow> Rows(byte[] bytes) => [.. Opened(Open(bytes)).Rows()];

    public static FurnishingFile Opened(FurnishingOpening opening) => opening switch
    {
        FurnishingOpened opened => opened.File,
        FurnishingRefused refused => throw new Xunit.Sdk.XunitException(string.Join(Environment.NewLine, refused.Mistakes)),
        _ => throw new Xunit.Sdk.XunitException(opening.ToString()),
    };

    public static FurnishingFileMistake Refused(FurnishingOpening opening) => Assert.Single(Assert.IsType<FurnishingRefused>(opening).Mistakes);

    // Area 999999 is assigned to no place.
    private static string ResidentNumber(DateOnly birth, int number)
    {
        var body = $"999999{birth:yyyyMMdd}{number % 1000:D3}";
        return body + "0123456789X".First(digit => IdentityNumber.Read(IdentityNumberType.CnResidentId, body + digit).Refusal is null);
    }
}
