using Microsoft.Extensions.Options;

namespace Bureau.Api.Access;

/// <summary>What the settings of <see cref="AccessOptions"/> must keep to.</summary>
internal sealed class AccessOptionsRules(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Mistakes(AccessOptions options)
    {
        if (options.Authority is { } authority)
        {
            if (!IsWeb(authority) || (authority.Scheme != Uri.UriSchemeHttps && !environment.IsDevelopment()))
                yield return Say(nameof(options.Authority), "is not an https address", "give the issuer's base address, such as https://login.example.com/realms/bureau");
            if (configuration.GetSection($"{AccessOptions.Section}:{nameof(options.Issuer)}").Exists())
                yield return Say(nameof(options.Issuer), "is of no use beside an outside issuer", $"remove it, or remove {nameof(options.Authority)} to issue tokens here");
        }
        else if (!IsWeb(options.Issuer) || (options.Issuer.Scheme != Uri.UriSchemeHttps && !environment.IsDevelopment()))
        {
            yield return Say(
                nameof(options.Issuer), "is not an https address", $"give the address at which clients reach this bureau, or set {nameof(options.Authority)} to use an outside issuer");
        }

        if (string.IsNullOrWhiteSpace(options.Audience))
            yield return Say(nameof(options.Audience), "is empty", "give the aud that tokens carry, or remove the setting for 'bureau'");
        foreach (var (claim, value) in new[] { (nameof(options.TierClaim), options.TierClaim), (nameof(options.PartnerClaim), options.PartnerClaim), (nameof(options.SubjectClaim), options.SubjectClaim) })
        {
            if (string.IsNullOrWhiteSpace(value))
                yield return Say(claim, "is empty", "name the claim, or remove the setting for its default");
        }

        if (options.Authority is null && (options.TierClaim, options.PartnerClaim, options.SubjectClaim) != ("tier", "sub", "sub"))
            yield return Say(nameof(options.TierClaim), "names claims of an outside issuer, and none is set", $"set {nameof(options.Authority)}, or remove the names of the claims");
        if (options.TokenLifetime < TimeSpan.FromMinutes(1) || options.TokenLifetime > AccessOptions.LongestTokenLifetime)
            yield return Say(nameof(options.TokenLifetime), "is outside 00:01:00 to 1.00:00:00", "choose a time between a minute and a day");
        if (options.SigningKeyLifetime < TimeSpan.FromDays(1) || options.SigningKeyLifetime > TimeSpan.FromDays(730))
            yield return Say(nameof(options.SigningKeyLifetime), "is outside 1.00:00:00 to 730.00:00:00", "choose a time between a day and two years");
        if (options.RememberedTokens is < 2 or > 1_000_000)
            yield return Say(nameof(options.RememberedTokens), "is outside 2 to 1000000", "choose a number in that range");
    }

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static string Say(string setting, string what, string remedy) => $"{AccessOptions.Section}:{setting} {what}: {remedy}.";
}
