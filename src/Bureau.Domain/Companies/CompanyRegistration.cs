namespace Bureau.Domain.Companies;

/// <summary>Number of a company in a register.</summary>
public sealed record CompanyRegistration
{
    internal const int Longest = 100;

    private CompanyRegistration(string authority, string number) => (Authority, Number) = (authority, number);

    /// <summary>The register, as GLEIF's Registration Authorities List codes it (RA000192) or by its name, in capital letters.</summary>
    public string Authority { get; }

    /// <summary>Its number there, in capital letters.</summary>
    public string Number { get; }

    /// <summary>The registration that two texts write, or <see cref="RegistrationMalformed"/>. Small letters are accepted.</summary>
    public static Outcome<CompanyRegistration> Read(string authority, string number)
    {
        var (register, entry) = (authority.Trim().ToUpperInvariant(), number.Trim().ToUpperInvariant());
        return IsSound(register) && IsSound(entry) ? new CompanyRegistration(register, entry) : new RegistrationMalformed();
    }

    private static bool IsSound(string text) => text.Length is > 0 and <= Longest && !text.Any(character => char.IsControl(character) || char.IsSurrogate(character));
}
