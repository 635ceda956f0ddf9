using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Delivery;

/// <summary>Settings of <c>Bureau:Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Bureau:Delivery";

    /// <summary>
    /// Whether webhooks may be on this machine or in a private network, and without TLS. Elsewhere a partner could have the bureau post to what only the
    /// bureau can reach. Default: in the Development environment alone.
    /// </summary>
    public bool? AllowPrivateAddresses { get; set; }

    /// <summary>How often what is due is looked for, in milliseconds; 100 to 60000.</summary>
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>The SMTP server that takes e-mail; without it no e-mail is sent, and notices are in the inbox alone.</summary>
    public string? SmtpHost { get; set; }

    /// <summary>Its port: 587 for STARTTLS (RFC 6409), 465 for TLS from the start (RFC 8314).</summary>
    public int SmtpPort { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted. Only a server on the same machine can do without.</summary>
    public bool SmtpTls { get; set; } = true;

    /// <summary>Who logs in; null: nobody.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>The password that goes with it.</summary>
    public string? SmtpPassword { get; set; }

    /// <summary>From whom the letters are.</summary>
    public string? SmtpFrom { get; set; }

    internal sealed class Defaults(IHostEnvironment environment) : IPostConfigureOptions<DeliveryOptions>
    {
        public void PostConfigure(string? name, DeliveryOptions options) => options.AllowPrivateAddresses ??= environment.IsDevelopment();
    }

    internal sealed class Check : IValidateOptions<DeliveryOptions>
    {
        public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
        {
            var mistakes = new List<string>();
            if (options.PollMilliseconds is < 100 or > 60_000)
                mistakes.Add($"{Section}:{nameof(PollMilliseconds)} is outside 100 to 60000.");
            if (options.SmtpPort is < 1 or > 65_535)
                mistakes.Add($"{Section}:{nameof(SmtpPort)} is no port: 587 or 465 are usual.");
            if (!string.IsNullOrEmpty(options.SmtpHost) && string.IsNullOrEmpty(options.SmtpFrom))
                mistakes.Add($"{Section}:{nameof(SmtpFrom)} is missing: say from which address the letters are.");
            if (string.IsNullOrEmpty(options.SmtpUser) != string.IsNullOrEmpty(options.SmtpPassword))
                mistakes.Add($"{Section}:{nameof(SmtpUser)} and {nameof(SmtpPassword)} go together: set both or none.");
            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
