namespace Bureau.Domain.Companies;

/// <summary>
/// A unified social credit code: GB 32100-2015, one number for every organisation of the People's Republic of China.
/// Eighteen characters: the registering authority, the kind of organisation, six digits of the place, nine of the organisation code, and the check
/// character. The letters I, O, S, V and Z are not used. It is public, so it prints as it is.
/// </summary>
public readonly record struct Uscc
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    private readonly string? value;

    private Uscc(string value, bool isVerified) => (this.value, IsVerified) = (value, isVerified);

    // Powers of 3 modulo 31.
    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>The code in capital letters.</summary>
    public string Value => value ?? throw new InvalidOperationException("This is no USCC.");

    /// <summary>Whether its check character is right. Codes are in use of which it is not: they are kept, name nobody by themselves, and carry this mark.</summary>
    public bool IsVerified { get; }

    /// <summary>The code that the text writes, whether its check character is right or not; or <see cref="UsccMalformed"/>. Small letters are accepted.</summary>
    public static Outcome<Uscc> Accept(string text)
    {
        var capitals = text.ToUpperInvariant();
        return IsWritten(capitals) ? new Uscc(capitals, CheckCharacterOf(capitals.AsSpan(0, Length - 1)) == capitals[^1]) : new UsccMalformed();
    }

    /// <summary>The code that the text writes, or <see cref="UsccMalformed"/> or <see cref="UsccCheckFailed"/>. Small letters are accepted.</summary>
    public static Outcome<Uscc> Read(string text)
    {
        if (!Accept(text).Succeeded(out var code, out var malformed))
            return malformed;
        return code.IsVerified ? code : new UsccCheckFailed();
    }

    private static bool IsWritten(string capitals) => capitals.Length == Length && capitals.All(Alphabet.Contains) && !capitals.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9');

    /// <summary>The check character of the first seventeen.</summary>
    internal static char CheckCharacterOf(ReadOnlySpan<char> first)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Alphabet.IndexOf(first[i], StringComparison.Ordinal) * Weights[i];
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
