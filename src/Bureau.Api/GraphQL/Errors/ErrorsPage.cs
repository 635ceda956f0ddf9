using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bureau.Api.GraphQL.Transport;
using Markdig;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>
/// docs/errors.md as this program was built with, for anybody to read: what every code means, at the address that stands beside it in an error. It is the page of the very version that gave
/// the error, wherever the program runs.
/// </summary>
internal static partial class ErrorsPage
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/errors";

    private const string Style = """
        body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #ccc; padding: .2rem .5rem; text-align: left; vertical-align: top; }
        th { background: #f2f2f2; } tr:target { background: #fff3c4; } code { font-size: .9em; }
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Lazy<byte[]> Page = new(() => Encoding.UTF8.GetBytes(Html()));

    /// <summary>Where a code is explained: a reference by RFC 3986 from the bureau's own address.</summary>
    public static string AddressOf(string code) => $"{Path}#{code}";

    /// <summary>Serves the page.</summary>
    public static IEndpointConventionBuilder MapErrorsPage(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, context =>
    {
        var headers = context.Response.Headers;
        context.Response.ContentType = "text/html; charset=utf-8";
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Sending.SendAsync(context, Page.Value, mayCompress: true);
    });

    private static string Html()
    {
        using var resource = typeof(ErrorsPage).Assembly.GetManifestResourceStream("errors.md")!;
        using var reader = new StreamReader(resource);
        var body = Markdown.ToHtml(reader.ReadToEnd(), new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build());
        // The other pages are not served here: of a link to one its words remain.
        body = PageLink().Replace(CodeRow().Replace(body, "<tr id=\"${code}\">${cell}"), "${words}");
        return "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Errors</title>"
            + $"<style>{Style}</style></head>\n<body>\n{body}</body>\n</html>\n";
    }

    [GeneratedRegex(@"<tr>\s*(?<cell><td><code>(?<code>[A-Z0-9_]+)</code></td>)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"<a href=""[^"":]*"">(?<words>.*?)</a>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageLink();
}
