namespace Bureau.Domain.Disputes;

/// <summary>The SHA-256 of a document that the subject keeps: it proves later which document was meant, and the bureau holds no copy.</summary>
public static class Evidence
{
    private const int Digits = 64;

    /// <summary>The 32 bytes, or why it is no hash.</summary>
    public static Outcome<byte[]> Read(string hex) =>
        hex.Length == Digits && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : new EvidenceHashMalformed();

    internal static bool Same(byte[]? one, byte[]? other) => one is null ? other is null : other is not null && one.AsSpan().SequenceEqual(other);
}
