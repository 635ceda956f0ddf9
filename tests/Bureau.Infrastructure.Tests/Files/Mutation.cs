using System.Text;
using CsCheck;

namespace Bureau.Infrastructure.Tests.Files;

/// <summary>Good files with a few places cut out, written over or filled with what their format is made of.</summary>
internal static class Mutation
{
    private static readonly string[] Words =
    [
        "\n", "\r\n", "\"", "\"\"", ",", "{", "}", "[", "]", ":", "\\", "\\u0000", "\\uD800", "null", "true", "1e3", "-1", "\uFEFF", "é", "\"religion\":1,", "\"as_of\":\"\",",
    ];

    private static readonly Gen<byte[]> Noise = Gen.OneOf(
        Gen.Byte.Array[0, 10],
        Gen.Char[" \",{}:\\\r\n0Xx-."].Array[0, 10].Select(chars => Encoding.ASCII.GetBytes(chars)),
        Gen.Int[0, Words.Length - 1].Select(word => Encoding.UTF8.GetBytes(Words[word])));

    /// <summary>The file with one to five changes.</summary>
    public static Gen<byte[]> Of(byte[] good) => Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 40], Noise).List[1, 5].Select(changes =>
    {
        var bytes = good.ToList();
        foreach (var (at, removed, added) in changes)
        {
            var from = Math.Min(at, bytes.Count);
            bytes.RemoveRange(from, Math.Min(removed, bytes.Count - from));
            bytes.InsertRange(from, added);
        }

        return bytes.ToArray();
    });
}
