namespace Bureau.Api.Access;

/// <summary>Who issues the tokens that are accepted, and what they must say. Section <c>Bureau:Access</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Bureau:Access";

    /// <summary>The longest that a token of our own may live; a signing key stays valid that long after its last signature.</summary>
    public static readonly TimeSpan LongestTokenLifetime = TimeSpan.FromHours(24);

    /// <summary>
    /// Base address of an outside OpenID Connect issuer, whose tokens are accepted instead of our own. Absent: the bureau issues tokens
    /// itself, at <c>/connect/token</c>.
    /// </summary>
    public Uri? Authority { get; set; }

    /// <summary>The <c>iss</c> of our own tokens: the address at which clients reach this bureau. Must be set outside Development.</summary>
    public Uri Issuer { get; set; } = new(BureauApp.DefaultUrl);

    /// <summary>The <c>aud</c> that every token must carry.</summary>
    public string Audience { get; set; } = "bureau";

    /// <summary>The claim that names the caller's one tier or role, such as <c>lender</c> or <c>operator</c>, in any case.</summary>
    public string TierClaim { get; set; } = "tier";

    /// <summary>The claim that holds the partner's id, a UUID, in tokens of every tier but subject.</summary>
    public string PartnerClaim { get; set; } = "sub";

    /// <summary>The claim that holds the subject's id, a UUID, in tokens of the tier subject.</summary>
    public string SubjectClaim { get; set; } = "sub";

    /// <summary>How long a token of our own lives: one minute to a day.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How old a signing key of our own becomes before a new one takes its place: a day to two years.</summary>
    public TimeSpan SigningKeyLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How many validated tokens each process remembers: 2 to 1,000,000, about 300 bytes each.</summary>
    public int RememberedTokens { get; set; } = 20_000;
}
