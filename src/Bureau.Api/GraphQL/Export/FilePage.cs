using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bureau.Api.GraphQL.Export;

/// <summary>A person's whole file as one page to read and to print: a section for each field of <c>me</c>, headed by what the schema says of it. Every text is escaped; nothing is loaded.</summary>
internal static class FilePage
{
    /// <summary>Columns that fit on a sheet of paper; what has more fields is written one below the other.</summary>
    private const int MostColumns = 8;

    private const string Style = """
        body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; margin: 0 0 .2rem; } h2 { font-size: 1.2rem; border-top: 2px solid #1a1a1a; padding-top: .6rem; margin: 2rem 0 .2rem; }
        .of { color: #555; margin: 0 0 .6rem; } .item { border: 1px solid #bbb; padding: .5rem .8rem; margin: .6rem 0; }
        dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .15rem 1rem; margin: 0; } dt { color: #555; } dd { margin: 0; white-space: pre-line; }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; } th, td { border: 1px solid #ccc; padding: .2rem .4rem; text-align: left; vertical-align: top; } th { background: #f2f2f2; overflow-wrap: break-word; hyphens: auto; }
        @media print { body { margin: 0; max-width: none; font-size: 10pt; } h2, dt { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } @page { margin: 18mm; } }
        """;

    /// <summary>What the page may do: show itself in its own style, and nothing else.</summary>
    public static readonly string Policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page.</summary>
    /// <param name="file">What <see cref="WholeFile"/> read.</param>
    /// <param name="parts">The fields of <c>me</c> with their descriptions.</param>
    /// <param name="at">When it was read, UTC.</param>
    public static string Of(JsonObject file, IReadOnlyList<(string Name, string Description)> parts, DateTimeOffset at)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Your credit file</title><style>")
            .Append(Style).Append("</style></head>\n<body>\n<h1>Your credit file</h1>\n<p class=\"of\">Everything that the bureau holds about you, and who asked for which of it. As of ")
            .Append(at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append(" UTC.</p>\n");
        foreach (var (name, description) in parts)
        {
            html.Append("<section>\n<h2>").Append(Words(name)).Append("</h2>\n<p class=\"of\">").Append(Escaped(description)).Append("</p>\n");
            Write(html, file[name]);
            html.Append("</section>\n");
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder html, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject thing:
                WriteFields(html, thing);
                break;
            case JsonArray { Count: > 0 } things when things.All(thing => thing is JsonObject { Count: <= MostColumns } row && row.All(cell => IsPlain(cell.Value))):
                WriteTable(html, things);
                break;
            case JsonArray { Count: > 0 } things when !things.All(IsPlain):
                foreach (var thing in things)
                {
                    html.Append("<div class=\"item\">");
                    Write(html, thing);
                    html.Append("</div>\n");
                }

                break;
            default:
                html.Append("<p>").Append(Text(node)).Append("</p>\n");
                break;
        }
    }

    private static void WriteFields(StringBuilder html, JsonObject thing)
    {
        html.Append("<dl>");
        foreach (var (name, value) in thing)
        {
            html.Append("<dt>").Append(Words(name)).Append("</dt><dd>");
            if (IsPlain(value))
                html.Append(Text(value));
            else
                Write(html, value);
            html.Append("</dd>");
        }

        html.Append("</dl>\n");
    }

    private static void WriteTable(StringBuilder html, JsonArray rows)
    {
        html.Append("<table><thead><tr>");
        foreach (var (name, _) in rows[0]!.AsObject())
            html.Append("<th scope=\"col\">").Append(Words(name)).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var (_, value) in row!.AsObject())
                html.Append("<td>").Append(Text(value)).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static bool IsPlain(JsonNode? node) => node is null or JsonValue || (node is JsonArray list && list.All(item => item is null or JsonValue));

    private static string Text(JsonNode? node) => node switch
    {
        null => "–",
        JsonArray { Count: 0 } => "none",
        JsonArray list => string.Join(", ", list.Select(Text)),
        _ when node.GetValueKind() is JsonValueKind.True => "yes",
        _ when node.GetValueKind() is JsonValueKind.False => "no",
        _ => Escaped(node.ToString()),
    };

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A field's name as words: <c>birthDate</c> is Birth date.</summary>
    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var character in name)
        {
            if (words.Length == 0)
                words.Append(char.ToUpperInvariant(character));
            else if (char.IsUpper(character))
                words.Append(' ').Append(char.ToLowerInvariant(character));
            else
                words.Append(character);
        }

        return Escaped(words.ToString());
    }
}
