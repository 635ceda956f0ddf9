using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Redis;

/// <summary>Section <c>Bureau:Redis</c>, with the connection string <c>ConnectionStrings:Redis</c>. Without one, one node works alone and keeps everything in its process.</summary>
public sealed class RedisOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bureau:Redis";

    /// <summary>Name of the connection string.</summary>
    public const string ConnectionName = "Redis";

    /// <summary>What the names of all keys and channels begin with: 1 to 32 letters, digits, - or _. Bureaus that share a Redis need one each.</summary>
    public string Prefix { get; set; } = "bureau";

    /// <summary>Where Redis is, in StackExchange.Redis's form: hosts with ports, then <c>user=</c>, <c>password=</c>, <c>ssl=true</c> and others. Several hosts of a cluster may be named.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// A PEM file with the certificates of the authorities that issue Redis's certificate, for <c>ssl=true</c>. They alone are believed then. Without it those of the operating system are.
    /// </summary>
    public string? CertificateAuthority { get; set; }

    internal sealed class Defaults(IConfiguration configuration) : IPostConfigureOptions<RedisOptions>
    {
        public void PostConfigure(string? name, RedisOptions options) => options.ConnectionString ??= configuration.GetConnectionString(ConnectionName);
    }

    internal sealed class Check : IValidateOptions<RedisOptions>
    {
        public ValidateOptionsResult Validate(string? name, RedisOptions options)
        {
            var mistakes = new List<string>();
            if (options.Prefix.Length is 0 or > 32 || !options.Prefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
                mistakes.Add($"{Section}:Prefix must be 1 to 32 letters, digits, - or _.");
            var configuration = string.IsNullOrWhiteSpace(options.ConnectionString) ? null : Read(options.ConnectionString);
            if (configuration is null && !string.IsNullOrWhiteSpace(options.ConnectionString))
                mistakes.Add($"ConnectionStrings:{ConnectionName} is not a connection string that StackExchange.Redis understands.");
            else if (configuration is { EndPoints.Count: 0 })
                mistakes.Add($"ConnectionStrings:{ConnectionName} names no host.");
            if (!string.IsNullOrEmpty(options.CertificateAuthority))
            {
                if (configuration is { Ssl: false })
                    mistakes.Add($"{Section}:CertificateAuthority is set, but the connection would not be encrypted: add ssl=true to ConnectionStrings:{ConnectionName}.");
                if (RedisAuthorities.ObjectionTo(options.CertificateAuthority) is { } objection)
                    mistakes.Add($"{Section}:CertificateAuthority {objection}.");
            }

            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }

        // Not the exception's text, which may quote a password.
        private static ConfigurationOptions? Read(string connection)
        {
            try
            {
                return ConfigurationOptions.Parse(connection);
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException)
            {
                return null;
            }
        }
    }
}
