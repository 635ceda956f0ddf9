using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Secrets;

/// <summary>Section <c>Bureau:Secrets</c>.</summary>
public sealed class SecretsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bureau:Secrets";

    /// <summary>The key of every sandbox. It is published, so it protects nothing, and counts in the Development environment alone.</summary>
    public const string SandboxKey = "YnVyZWF1LXNhbmRib3gta2V5LW5ldmVyLWZvci11c2U=";

    /// <summary>
    /// 32 random bytes in base64 (<c>openssl rand -base64 32</c>): the root of the keys that hash and encrypt identity numbers and protect signing
    /// keys. Losing it loses both. In Development, <see cref="SandboxKey"/> unless another is given.
    /// </summary>
    public string? Key { get; set; }

    internal byte[] KeyBytes() => Convert.FromBase64String(Key ?? throw new InvalidOperationException($"{Section}:Key is not set."));

    internal sealed class Defaults(IHostEnvironment environment) : IPostConfigureOptions<SecretsOptions>
    {
        public void PostConfigure(string? name, SecretsOptions options)
        {
            if (environment.IsDevelopment() && string.IsNullOrWhiteSpace(options.Key))
                options.Key = SandboxKey;
        }
    }

    internal sealed class Check(IHostEnvironment environment) : IValidateOptions<SecretsOptions>
    {
        public ValidateOptionsResult Validate(string? name, SecretsOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.Key))
                return ValidateOptionsResult.Fail($"{Section}:Key is missing: give 32 random bytes in base64, as 'openssl rand -base64 32' prints them.");
            var bytes = new byte[48];
            if (!Convert.TryFromBase64String(options.Key, bytes, out var length) || length != IdentityVault.KeyBytes)
                return ValidateOptionsResult.Fail($"{Section}:Key must be exactly 32 bytes in base64.");
            if (!environment.IsDevelopment() && bytes.AsSpan(0, length).SequenceEqual(Convert.FromBase64String(SandboxKey)))
                return ValidateOptionsResult.Fail($"{Section}:Key is the published sandbox key, which counts in the Development environment alone.");
            return ValidateOptionsResult.Success;
        }
    }
}
