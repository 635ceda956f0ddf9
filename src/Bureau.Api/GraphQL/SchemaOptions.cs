using Bureau.Api.GraphQL.Gate;
using Bureau.Domain.Partners;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL;

/// <summary>Who may look at the schema, and whether there is a page to ask from; section <c>Bureau:Schema</c>.</summary>
public sealed class SchemaOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Bureau:Schema";

    /// <summary>Who may read the schema, by introspection or as text. Absent: anybody in the Development environment, callers elsewhere.</summary>
    public SchemaReaders? Readers { get; set; }

    /// <summary>The tiers whose callers may, between commas, such as "rental,lender". Empty: every tier.</summary>
    public string Tiers { get; set; } = string.Empty;

    /// <summary>Whether a browser gets a page to ask from. Absent: in the Development environment alone.</summary>
    public bool? Page { get; set; }

    private IEnumerable<string> TierNamesGiven => Tiers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal TierSet ReadingTiers => TierNamesGiven.Any() ? TierSet.Of([.. TierNamesGiven.Select(name => TierNames.Find(name)!.Value)]) : TierSet.Everybody;

    internal sealed class Defaults(IHostEnvironment environment) : IPostConfigureOptions<SchemaOptions>
    {
        public void PostConfigure(string? name, SchemaOptions options)
        {
            options.Readers ??= environment.IsDevelopment() ? SchemaReaders.Anybody : SchemaReaders.Callers;
            options.Page ??= environment.IsDevelopment();
        }
    }

    internal sealed class Check : IValidateOptions<SchemaOptions>
    {
        public ValidateOptionsResult Validate(string? name, SchemaOptions options) => options.TierNamesGiven.All(tier => TierNames.Find(tier) is not null)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{Section}:{nameof(Tiers)} names a tier that is none: choose of {string.Join(", ", TierNames.All.Order(StringComparer.Ordinal))}.");
    }
}

/// <summary>Who may read the schema.</summary>
public enum SchemaReaders
{
    /// <summary>Everybody, without a token too.</summary>
    Anybody = 1,

    /// <summary>Callers with a valid token, of the tiers that are named.</summary>
    Callers = 2,

    /// <summary>Nobody: it is handed over in another way.</summary>
    Nobody = 3,
}
