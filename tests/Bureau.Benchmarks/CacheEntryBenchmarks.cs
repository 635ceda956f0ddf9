using System.IO.Compression;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Caching;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace Bureau.Benchmarks;

/// <summary>What a file's entry in Redis costs to write and to read, without sealing, and how long it is: its setup says the bytes by form.</summary>
[MemoryDiagnoser]
public class CacheEntryBenchmarks
{
    private readonly FactSerializer serializer = new();
    private FusionCacheDistributedEntry<StoredCreditFile?> entry = null!;
    private byte[] written = [];

    /// <summary>Accounts of the file, each of 24 months.</summary>
    [Params(1, 4, 16)]
    public int Accounts { get; set; }

    /// <summary>Makes a file.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var (random, day) = (new Random(1), new DateOnly(2026, 10, 31));
        var file = new StoredCreditFile(
            SubjectId.New(),
            Jurisdiction.Cn,
            3,
            [.. Enumerable.Range(0, Accounts).Select(number => new Tradeline(
                TradelineId.New(), PartnerId.New(), $"{random.NextInt64(10_000_000_000)}", 'R', "18", day.AddYears(-3), "CNY", null,
                [.. Enumerable.Range(0, 24).Select(month => new TradelineMonth(
                    day.AddMonths(month - 23), AccountStatus.Current, TrendedUsage.Revolver, 20_000m, random.Next(20_000), null, random.Next(2_000)))]))],
            []);
        entry = new(file, DateTimeOffset.UtcNow.Ticks, DateTimeOffset.UtcNow.AddMinutes(10).Ticks, null, null);
        written = serializer.Serialize(entry);
        var json = JsonSerializer.SerializeToUtf8Bytes(FileShape.Of(file), FactJson.Default.FileShape);
        foreach (var quality in new[] { 0, 1, 4, 9 })
        {
            var (room, watch) = (new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)], System.Diagnostics.Stopwatch.StartNew());
            var bytes = 0;
            for (var round = 0; round < 200; round++)
                BrotliEncoder.TryCompress(json, room, out bytes, quality, 18);
            Console.WriteLine($"// {Accounts} accounts: JSON {json.Length} bytes, Brotli {quality} {bytes} bytes in {watch.Elapsed.TotalMicroseconds / 200:F0} us");
        }

        foreach (var level in new[] { CompressionLevel.Fastest, CompressionLevel.Optimal })
        {
            using var room = new MemoryStream();
            using (var deflate = new DeflateStream(room, level, leaveOpen: true))
                deflate.Write(json);
            Console.WriteLine($"// {Accounts} accounts: Deflate {level} {room.Length} bytes");
        }

        Console.WriteLine($"// {Accounts} accounts: entry {written.Length} bytes");
    }

    /// <summary>Makes bytes of it.</summary>
    [Benchmark]
    public byte[] Write() => serializer.Serialize(entry);

    /// <summary>Makes a file of them.</summary>
    [Benchmark]
    public object? Read() => serializer.Deserialize<FusionCacheDistributedEntry<StoredCreditFile?>>(written);
}
