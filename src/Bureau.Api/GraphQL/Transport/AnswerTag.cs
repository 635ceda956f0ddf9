using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>
/// The strong entity tag of an answer (RFC 9110, 8.8.3): a hash of its form and its bytes, so that it is the same exactly as long as the answer is. The answer in another coding is another
/// representation and has the coding behind its tag.
/// </summary>
internal static class AnswerTag
{
    private const int HashBytes = 16;

    private static readonly string[] Codings = ["", "-br", "-gzip"];

    /// <summary>The tag, without quotes.</summary>
    public static string Of(AnswerFormat format, ReadOnlySpan<byte> answer)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(System.Text.Encoding.ASCII.GetBytes(format.MediaType));
        sha.AppendData(answer);
        sha.GetHashAndReset(hash);
        return Base64Url.EncodeToString(hash[..HashBytes]);
    }

    /// <summary>The tag as it goes out with a coding, or with none.</summary>
    public static string Header(string tag, string? coding) => coding is null ? $"\"{tag}\"" : $"\"{tag}-{coding}\"";

    /// <summary>The tag in <c>If-None-Match</c> by which the client has this answer; null when it has not.</summary>
    public static string? Held(HttpRequest request, string tag)
    {
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var held))
            return null;
        foreach (var one in held)
        {
            if (one.Tag.Equals("*", StringComparison.Ordinal))
                return Header(tag, null);
            foreach (var coding in Codings)
            {
                if (one.Tag.Equals($"\"{tag}{coding}\"", StringComparison.Ordinal))
                    return one.Tag.Value;
            }
        }

        return null;
    }
}
