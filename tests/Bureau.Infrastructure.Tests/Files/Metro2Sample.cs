using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;

namespace Bureau.Infrastructure.Tests.Files;

/// <summary>
/// Metro 2 files of made-up people with made-up numbers. Positions are written here once more, from the CFPB's list of fields, so that a
/// wrong one in the reader is found.
/// </summary>
internal static class Metro2Sample
{
    public const int Length = 426;

    public static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly string[] Statuses =
    [
        "DA", "05", "11", "13", "61", "62", "63", "64", "65", "71", "78", "80", "82", "83", "84", "88", "89", "93", "94", "95", "96", "97",
    ];

    private static readonly (string Id, int Length)[] Kinds =
    [
        ("J1", 100), ("J2", 200), ("K1", 34), ("K2", 34), ("K3", 40), ("K4", 30), ("L1", 54), ("N1", 146),
    ];

    public static string Header { get; } = Blank(Length)
        .With(1, "0426HEADER01").With(23, "EQUIFAX001").With(48, "10312026110220260101200001012010").With(80, "MADE-UP LENDER");

    /// <summary>A right base segment with its length before it; the same for the same number.</summary>
    public static string Account(int number)
    {
        var birth = new DateOnly(1960, 1, 1).AddDays(number * 37 % 14_000);
        return Blank(Length)
            .With(1, "0426" + "1" + "11022026093000" + "0" + "LENDER-0001").With(43, $"A-{number:D6}").With(73, "R18" + "03152019")
            .With(84, $"{1_000 + (1_000 * (number % 50)):D9}{900 + (number % 50):D9}").With(102, "REVM").With(106, "000000025" + $"{number % 300:D9}")
            .With(124, "11").With(127, "000000000000000000000000").With(155, $"{number % 900:D9}" + "000000000" + "000000000")
            .With(182, "10312026" + "00000000" + "00000000" + "10152026").With(232, "HOLDER").With(257, "ACCOUNT").With(277, "OF")
            .With(298, SocialSecurityNumber(number) + birth.ToString("MMddyyyy") + "2025550100" + "1").With(328, "US").With(330, "1 MADE-UP STREET")
            .With(394, "NOWHERE").With(414, "MI48000");
    }

    /// <summary>Nine digits as the number of nobody: made up, and of the form that numbers have.</summary>
    public static string SocialSecurityNumber(int number) => $"899{1 + (number / 9_999 % 99):D2}{1 + (number % 9_999):D4}";

    public static IEnumerable<string> Accounts(int count) => Enumerable.Range(0, count).Select(Account);

    public static string J1(string number = "899990001") =>
        Blank(100).With(1, "J1 " + "ASSOCIATE").With(29, "JOINT").With(70, number + "01311970" + "2025550101" + "2");

    public static string J2() => Blank(200).With(1, J1("899990002")).With(1, "J2").With(100, "US" + "2 OTHER STREET");

    public static string K1() => Blank(34).With(1, "K1" + "MADE-UP HOSPITAL").With(33, "02");

    public static string K2(char indicator = '1') => Blank(34).With(1, "K2" + indicator + "MADE-UP SELLER");

    public static string K3() => Blank(40).With(1, "K3" + "01" + "LOAN-1");

    public static string K4() => Blank(30).With(1, "K4" + "01" + "00000000" + "12312030" + "000010000");

    public static string L1(char change = '1', string account = "NEW-000001") => Blank(54).With(1, "L1" + change + account).With(34, "LENDER-0002");

    public static string N1() => Blank(146).With(1, "N1" + "MADE-UP EMPLOYER").With(128, "TEACHER");

    /// <summary>A record with segments after it and their length in it.</summary>
    public static string And(this string record, params string[] segments)
    {
        var whole = record + string.Concat(segments);
        return whole.With(1, $"{whole.Length:D4}");
    }

    /// <summary>The text with another one at a position, from 1.</summary>
    public static string With(this string text, int position, string other) => text[..(position - 1)] + other + text[(position - 1 + other.Length)..];

    /// <summary>A trailer with the totals of these records.</summary>
    public static string Trailer(IReadOnlyCollection<string> records, int blocks = 0)
    {
        var segments = records.SelectMany(Segments).ToList();
        var people = records.Select(record => (In: "", Number: record[297..306], Birth: record[306..314], Telephone: record[314..324], Ecoa: record[324]))
            .Concat(segments.Where(segment => segment[0] == 'J')
                .Select(segment => (In: segment[..2], Number: segment[69..78], Birth: segment[78..86], Telephone: segment[86..96], Ecoa: segment[96])))
            .ToList();
        int Status(string code) => records.Count(record => record[123..125] == code);
        int Count(string id) => segments.Count(segment => segment.StartsWith(id, StringComparison.Ordinal));
        int Numbers(string? kind) => people.Count(person => person.In == (kind ?? person.In) && Told(person.Number));
        int Births(string? kind) => people.Count(person => person.In == (kind ?? person.In) && Told(person.Birth));

        int[] totals =
        [
            records.Count, 0, Status("DF"), Count("J1"), Count("J2"), blocks, .. Statuses.Select(Status), people.Count(person => person.Ecoa == 'Z'),
            Count("N1"), Count("K1"), Count("K2"), Count("K3"), Count("K4"), Count("L1"),
            Numbers(null), Numbers(""), Numbers("J1"), Numbers("J2"), Births(null), Births(""), Births("J1"), Births("J2"),
            people.Count(person => Told(person.Telephone)),
        ];
        return Blank(Length).With(1, "0426TRAILER" + string.Concat(totals.Select(total => $"{total:D9}"))).With(21, new string(' ', 9));
    }

    /// <summary>A whole file of these data records.</summary>
    public static string File(IEnumerable<string> records, string lineEnd = "\n")
    {
        var all = records.ToList();
        return string.Concat(all.Prepend(Header).Append(Trailer(all)).Select(record => record + lineEnd));
    }

    /// <summary>A whole file of these data records in blocks, each with its length before it.</summary>
    public static string Blocked(IEnumerable<string> records, int recordsInBlock, string lineEnd = "")
    {
        var all = records.ToList();
        var blocks = (all.Count + 2 + recordsInBlock - 1) / recordsInBlock;
        return string.Concat(all.Prepend(Header).Append(Trailer(all, blocks)).Chunk(recordsInBlock)
            .Select(block => $"{4 + block.Sum(record => record.Length):D4}" + string.Concat(block.Select(record => record + lineEnd))));
    }

    public static FurnishingOpening Open(string text) => Open(Encoding.Latin1.GetBytes(text));

    public static FurnishingOpening Open(byte[] bytes) => Metro2File.Open(new MemoryStream(bytes), Today);

    public static IReadOnlyList<FurnishedRow> Rows(string text) => [.. FurnishingText.Opened(Open(text)).Rows()];

    private static bool Told(string text) => text.Any(c => c != text[0]) || text[0] is not (' ' or '0' or '9');

    private static IEnumerable<string> Segments(string record)
    {
        static (string Id, int Length) First(string rest) =>
            Kinds.FirstOrDefault(kind => rest.Length >= kind.Length && rest.StartsWith(kind.Id, StringComparison.Ordinal));

        for (var rest = record[Length..]; First(rest) is { Length: > 0 } kind; rest = rest[kind.Length..])
        {
            if (Told(rest[2..kind.Length]))
                yield return rest[..kind.Length];
        }
    }

    private static string Blank(int length) => new(' ', length);
}
