using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Bureau.Domain.Furnishing;

/// <summary>
/// The one way to write records as text, so that whoever has them can compute the digest of their batch: NDJSON, a record a line that ends
/// with LF, its members in the order of the dictionary and only those with a value, every value a string, no blanks, and strings escaped as RFC 8785
/// (section 3.2.2.2) and every JSON.stringify do: quotation mark, backslash and control characters alone. As a file it is the same batch.
/// </summary>
internal static class CanonicalRecords
{
    private static readonly byte[][] Names = [.. FurnishingDictionary.Entries.Select(entry => Encoding.UTF8.GetBytes($"\"{entry.Name}\":"))];

    /// <summary>The SHA-256 of that text, 32 bytes.</summary>
    public static byte[] Sha256(IReadOnlyList<FurnishingRecord> records)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>(1_024);
        foreach (var record in records)
        {
            line.ResetWrittenCount();
            Write(record, line);
            digest.AppendData(line.WrittenSpan);
        }

        return digest.GetHashAndReset();
    }

    private static void Write(FurnishingRecord record, ArrayBufferWriter<byte> line)
    {
        line.Write("{"u8);
        for (var column = 0; column < Names.Length; column++)
        {
            var value = record[(FurnishingColumn)column];
            if (value.IsEmpty)
                continue;

            line.Write(line.WrittenCount == 1 ? [] : ","u8);
            line.Write(Names[column]);
            WriteString(value, line);
        }

        line.Write("}\n"u8);
    }

    private static void WriteString(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> line)
    {
        line.Write("\""u8);
        Span<byte> number = stackalloc byte[6];
        foreach (ref readonly var character in text)
        {
            switch (character)
            {
                case (byte)'"': line.Write("\\\""u8); break;
                case (byte)'\\': line.Write("\\\\"u8); break;
                case (byte)'\b': line.Write("\\b"u8); break;
                case (byte)'\t': line.Write("\\t"u8); break;
                case (byte)'\n': line.Write("\\n"u8); break;
                case (byte)'\f': line.Write("\\f"u8); break;
                case (byte)'\r': line.Write("\\r"u8); break;
                case < (byte)' ':
                    "\\u00"u8.CopyTo(number);
                    character.TryFormat(number[4..], out _, "x2");
                    line.Write(number);
                    break;
                default: line.Write(new ReadOnlySpan<byte>(in character)); break;
            }
        }

        line.Write("\""u8);
    }
}
