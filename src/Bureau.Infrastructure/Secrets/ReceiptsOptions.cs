using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Secrets;

/// <summary>Section <c>Bureau:Receipts</c>.</summary>
public sealed class ReceiptsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bureau:Receipts";

    /// <summary>
    /// The address at which the bureau is reached: its name in receipts, under which <c>/receipts/keys</c> is found. It should never change. Absent: that of
    /// <c>Bureau:Access:Issuer</c>.
    /// </summary>
    public Uri? Address { get; set; }

    /// <summary>How old a key becomes before another signs in its place: a day to ten years. Its public half stays published.</summary>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromDays(365);

    internal sealed class Defaults(IConfiguration configuration) : IPostConfigureOptions<ReceiptsOptions>
    {
        private const string Local = "http://127.0.0.1:5080";

        public void PostConfigure(string? name, ReceiptsOptions options) =>
            options.Address ??= Uri.TryCreate(configuration["Bureau:Access:Issuer"], UriKind.Absolute, out var issuer) ? issuer : new(Local);
    }

    internal sealed class Check(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<ReceiptsOptions>
    {
        public ValidateOptionsResult Validate(string? name, ReceiptsOptions options)
        {
            // The issuer's own rules look at its address; with an outside issuer there is none to fall back on.
            var isOwn = configuration[$"{Section}:{nameof(Address)}"] is { Length: > 0 } || configuration["Bureau:Access:Authority"] is { Length: > 0 };
            if (isOwn && (options.Address is not { IsAbsoluteUri: true, Query: "", Fragment: "" } || options.Address.Scheme is not ("http" or "https")))
                return ValidateOptionsResult.Fail($"{Section}:{nameof(Address)} must be an http or https address without query or fragment.");
            if (isOwn && !environment.IsDevelopment() && options.Address?.Scheme != "https")
                return ValidateOptionsResult.Fail($"{Section}:{nameof(Address)} must be set to an https address outside Development.");
            if (options.KeyLifetime < TimeSpan.FromDays(1) || options.KeyLifetime > TimeSpan.FromDays(3653))
                return ValidateOptionsResult.Fail($"{Section}:{nameof(KeyLifetime)} must be between a day and ten years.");
            return ValidateOptionsResult.Success;
        }
    }
}
