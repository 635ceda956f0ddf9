using System.Text;
using BenchmarkDotNet.Attributes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Files;

namespace Bureau.Benchmarks;

/// <summary>Reading a furnishing file of 100,000 rows from memory: the first reading alone, and with every row parsed and checked.</summary>
[MemoryDiagnoser]
public class FurnishingBenchmarks
{
    private const int Rows = 100_000;
    private static readonly DateOnly Today = new(2026, 11, 22);
    private byte[] file = [];

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder(string.Join(',', FurnishingDictionary.Entries.Select(entry => entry.Name))).Append('\n');
        for (var row = 0; row < Rows; row++)
        {
            var birth = new DateOnly(1960, 1, 1).AddDays(row * 37 % 14_000);
            text.Append("2026-10-31,A-").Append(row).Append(",R,18,,").Append(1_000 * (row % 50)).Append(",TWD,11,REVOLVER,").Append(row % 90_000)
                .Append(".5,,").Append(row % 3_000).Append(",,CN_RESIDENT_ID,").Append(ResidentNumber(birth, row)).Append(",Account Holder ").Append(row)
                .Append(',').Append(birth.ToString("O")).Append('\n');
        }

        file = Encoding.UTF8.GetBytes(text.ToString());
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public FurnishingOpening LookThrough() => FurnishingCsv.Open(new MemoryStream(file), Today);

    [Benchmark(OperationsPerInvoke = Rows)]
    public int ReadAndCheck() => ((FurnishingOpened)FurnishingCsv.Open(new MemoryStream(file), Today)).File.Rows().Count(row => row is AcceptedRow);

    // Area 999999 is assigned to no place.
    private static string ResidentNumber(DateOnly birth, int row)
    {
        var body = $"999999{birth:yyyyMMdd}{row % 1000:D3}";
        return body + "0123456789X".First(digit => IdentityNumber.Read(IdentityNumberType.CnResidentId, body + digit).Refusal is null);
    }
}
