using System.Buffers;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Idempotency;

/// <summary>
/// The name that a caller gives to a request, so that sending it again is not doing it again:
/// <see href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/"/>. Of each caller alone: another's same key is another key.
/// </summary>
/// <param name="Tier">In which capacity the caller asks.</param>
/// <param name="Caller">The partner's or the person's identity.</param>
/// <param name="Text">1 to 255 ASCII characters, from space to ~.</param>
public sealed record IdempotencyKey(Tier Tier, Guid Caller, string Text)
{
    private const int Longest = 255;

    private static readonly SearchValues<char> Bare = SearchValues.Create("!#$%&'*+-.^_`|~:/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// Reads the header: a string of RFC 9651 without parameters, as the draft says, or the same without quotes when it needs none, which is how most clients write it. Both are one key.
    /// </summary>
    public static Outcome<IdempotencyKey> Read(Tier tier, Guid caller, string? header)
    {
        var text = header?.Trim(' ') switch
        {
            ['"', .. var inner, '"'] => Unescaped(inner),
            { } bare when !bare.AsSpan().ContainsAnyExcept(Bare) => bare,
            _ => null,
        };
        return text is { Length: > 0 and <= Longest } ? new IdempotencyKey(tier, caller, text) : new IdempotencyKeyMalformed();
    }

    private static string? Unescaped(string quoted)
    {
        var text = new System.Text.StringBuilder(quoted.Length);
        for (var at = 0; at < quoted.Length; at++)
        {
            var character = quoted[at];
            if (character == '\\')
            {
                if (++at == quoted.Length || quoted[at] is not ('"' or '\\'))
                    return null;
                character = quoted[at];
            }
            else if (character is '"' or < ' ' or > '~')
            {
                return null;
            }

            text.Append(character);
        }

        return text.ToString();
    }
}
