using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>
/// What a browser gets at the endpoint: one page to write and run operations in, without anything from elsewhere. It holds no data and
/// keeps no token, so anybody may have it.
/// </summary>
internal sealed class QueryPage
{
    private readonly byte[] _html;
    private readonly string _policy;

    public QueryPage()
    {
        using var resource = typeof(QueryPage).Assembly.GetManifestResourceStream("query.html")!;
        using var reader = new StreamReader(resource);
        var html = reader.ReadToEnd();
        _html = Encoding.UTF8.GetBytes(html);
        // Exactly this script and this style run, nothing is loaded, and nobody may frame the page.
        _policy = $"default-src 'none'; script-src {HashOf(html, "script")}; style-src {HashOf(html, "style")}; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /// <summary>Whether a browser wants a page: it alone names text/html.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && ranges.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);

    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = _policy;
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Sending.SendAsync(context, _html, mayCompress: true);
    }

    private static string HashOf(string html, string element)
    {
        var start = html.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        var text = html[start..html.IndexOf($"</{element}>", StringComparison.Ordinal)];
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
    }
}
