using System.Security.Cryptography;
using System.Text;

namespace Bureau.Domain.TrustedDocuments;

/// <summary>By what a trusted document is named: the SHA-256 of its text in UTF-8, as 64 lower-case hexadecimal digits.</summary>
public readonly record struct DocumentHash
{
    /// <summary>Digits of a hash.</summary>
    public const int Length = 64;

    private const string Prefix = "sha256:";

    private DocumentHash(string value) => Value = value;

    /// <summary>The digits.</summary>
    public string Value { get; }

    /// <summary>The hash of a document.</summary>
    public static DocumentHash Of(string document) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document))));

    /// <summary>Reads a hash: the digits in any case, with or without <c>sha256:</c> before them. Null when it is none.</summary>
    public static DocumentHash? Read(string text)
    {
        var digits = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text;
        return digits.Length == Length && digits.All(char.IsAsciiHexDigit) ? new(digits.ToLowerInvariant()) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
