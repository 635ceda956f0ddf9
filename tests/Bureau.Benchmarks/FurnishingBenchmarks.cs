using System.Text;
using BenchmarkDotNet.Attributes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Files;

namespace Bureau.Benchmarks;

/// <summary>Reading a furnishing file of 100,000 rows from memory, in CSV, in NDJSON and in Metro 2: the first reading alone, and with every row parsed and checked.</summary>
[MemoryDiagnoser]
public class FurnishingBenchmarks
{
    private const int Rows = 100_000;
    private static readonly DateOnly Today = new(2026, 11, 22);
    private byte[] file = [];
    private byte[] ndjson = [];
    private byte[] metro2 = [];

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder(string.Join(',', FurnishingDictionary.Entries.Select(entry => entry.Name))).Append('\n');
        for (var row = 0; row < Rows; row++)
        {
            var birth = new DateOnly(1960, 1, 1).AddDays(row * 37 % 14_000);
            text.Append("2026-10-31,A-").Append(row).Append(",R,18,,").Append(1_000 * (row % 50)).Append(",TWD,11,REVOLVER,").Append(row % 90_000)
                .Append(".5,,").Append(row % 3_000).Append(",,CN_RESIDENT_ID,").Append(ResidentNumber(birth, row)).Append(",Account Holder ").Append(row)
                .Append(',').Append(birth.ToString("O")).Append(",,000000000000000000000000,,,0,\n");
        }

        file = Encoding.UTF8.GetBytes(text.ToString());
        ndjson = Encoding.UTF8.GetBytes(Ndjson(text.ToString()));
        metro2 = Metro2();
        if (ReadAndCheck() != Rows || ReadAndCheckNdjson() != Rows || ReadAndCheckMetro2() != Rows)
            throw new InvalidOperationException("A row is rejected, so that less is measured than is said.");
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public FurnishingOpening LookThrough() => FurnishingCsv.Open(new MemoryStream(file), Today);

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int ReadAndCheck() => ((FurnishingOpened)FurnishingCsv.Open(new MemoryStream(file), Today)).File.Rows().Count(row => row is AcceptedRow);

    [Benchmark(OperationsPerInvoke = Rows)]
    public FurnishingOpening LookThroughNdjson() => FurnishingNdjson.Open(new MemoryStream(ndjson), Today);

    [Benchmark(OperationsPerInvoke = Rows)]
    public int ReadAndCheckNdjson() => ((FurnishingOpened)FurnishingNdjson.Open(new MemoryStream(ndjson), Today)).File.Rows().Count(row => row is AcceptedRow);

    [Benchmark(OperationsPerInvoke = Rows)]
    public FurnishingOpening LookThroughMetro2() => Metro2File.Open(new MemoryStream(metro2), Today);

    [Benchmark(OperationsPerInvoke = Rows)]
    public int ReadAndCheckMetro2() => ((FurnishingOpened)Metro2File.Open(new MemoryStream(metro2), Today)).File.Rows().Count(row => row is AcceptedRow);

    /// <summary>The rows of a CSV file without quotes, each as an object; what is empty is left out.</summary>
    private static string Ndjson(string csv)
    {
        var lines = csv.TrimEnd().Split('\n');
        var names = lines[0].Split(',');
        return string.Concat(lines.Skip(1).Select(line => $"{{{string.Join(',', names.Zip(line.Split(','))
            .Where(field => field.Second.Length > 0).Select(field => $"\"{field.First}\":\"{field.Second}\""))}}}\n"));
    }

    /// <summary>Records of made-up people on lines of their own; the trailer tells the number of records and leaves the other totals blank.</summary>
    private static byte[] Metro2()
    {
        var text = new StringBuilder();
        Line("0426HEADER", (48, "1031202611022026"), (80, "LENDER"));
        for (var row = 0; row < Rows; row++)
        {
            var birth = new DateOnly(1960, 1, 1).AddDays(row * 37 % 14_000);
            Line(
                "0426111022026093000", (43, $"A-{row}"), (73, $"R1803152019{1_000 * (row % 50):D9}{0:D9}REVM{25:D9}{row % 3_000:D9}11 "),
                (127, $"{0:D24}"), (155, $"{row % 90_000:D9}{0:D18}1031202600000000000000001015"), (210, "2026"), (232, "HOLDER"), (257, "ACCOUNT"),
                (298, $"899{1 + (row / 9_999):D2}{1 + (row % 9_999):D4}{birth:MMddyyyy}20255501001"), (330, "1 STREET"));
        }

        Line($"0426TRAILER{Rows:D9}");
        return Encoding.ASCII.GetBytes(text.ToString());

        void Line(string start, params ReadOnlySpan<(int Position, string Text)> fields)
        {
            var from = text.Length;
            text.Append(start);
            foreach (var (position, field) in fields)
            {
                text.Append(' ', from + position - 1 - text.Length).Append(field);
            }

            text.Append(' ', from + 426 - text.Length).Append('\n');
        }
    }

    // Area 999999 is assigned to no place.
    private static string ResidentNumber(DateOnly birth, int row)
    {
        var body = $"999999{birth:yyyyMMdd}{row % 1000:D3}";
        return body + "0123456789X".First(digit => IdentityNumber.Read(IdentityNumberType.CnResidentId, body + digit).Refusal is null);
    }
}
