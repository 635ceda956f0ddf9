using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>Sends a body that is there as a whole: with its length, and compressed when the client takes that and it is worth it.</summary>
internal static class Sending
{
    /// <summary>Bytes below which a body goes out as it is: what fits into a packet or two is not there sooner for being smaller, and is there later for being compressed.</summary>
    public const int Least = 2_048;

    /// <summary>Of Brotli's 0 to 11: about as quick as gzip, and a fifth smaller on our answers.</summary>
    private const int Quality = 4;

    private const int Window = 20;

    /// <summary>The body, and nothing of the answer's headers but those of its form.</summary>
    /// <param name="context">The request; the status and the type of the answer are set.</param>
    /// <param name="body">The body.</param>
    /// <param name="mayCompress">
    /// False for what may hold a fresh secret beside the client's own text: their length together tells of the secret (BREACH, <see href="https://www.breachattack.com/"/>).
    /// </param>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, bool mayCompress)
    {
        var response = context.Response;
        if (mayCompress && body.Length >= Least)
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            if (CodingOf(context.Request) is { } coding)
            {
                using var smaller = new PooledBuffer(body.Length / 2);
                Compress(coding, body.Span, smaller);
                response.Headers.ContentEncoding = coding;
                await WriteAsync(response, smaller.Written);
                return;
            }
        }

        await WriteAsync(response, body);
    }

    /// <summary>The coding that the client likes best, Brotli of equals; null when it takes neither.</summary>
    public static string? CodingOf(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        if (StringValues.IsNullOrEmpty(accepted) || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
            return null;
        var (brotli, gzip) = (QualityOf("br", codings), QualityOf("gzip", codings));
        return brotli > 0 && brotli >= gzip ? "br" : gzip > 0 ? "gzip" : null;
    }

    private static double QualityOf(string coding, IList<StringWithQualityHeaderValue> codings)
    {
        double? any = null;
        foreach (var given in codings)
        {
            if (given.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                return given.Quality ?? 1;
            if (given.Value.Equals("*", StringComparison.Ordinal))
                any = given.Quality ?? 1;
        }

        return any ?? 0;
    }

    private static void Compress(string coding, ReadOnlySpan<byte> body, PooledBuffer into)
    {
        if (coding == "br")
        {
            var space = into.GetSpan(BrotliEncoder.GetMaxCompressedLength(body.Length));
            if (!BrotliEncoder.TryCompress(body, space, out var length, Quality, Window))
                throw new InvalidDataException("A body does not compress into the most that it can take.");
            into.Advance(length);
            return;
        }

        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        var compressed = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        compressed.CopyTo(into.GetSpan(compressed.Length));
        into.Advance(compressed.Length);
    }

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        response.ContentLength = body.Length;
        // The server drops what it cannot deliver; a client that leaves now is no failure.
        await response.BodyWriter.WriteAsync(body, CancellationToken.None);
    }
}
