using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Bureau.Api;

/// <summary>
/// Looks through the settings of every section before anything starts, and gathers all mistakes: names that no section has, values that
/// cannot be read, and what each section's own rules object to.
/// <para>
/// A section takes part by the usual means: a class <c>XOptions</c>, bound to <c>Bureau:X</c>, whose rules are an <see cref="IValidateOptions{T}"/>.
/// </para>
/// </summary>
internal sealed class SettingsReview(IServiceCollection parts, IServiceProvider services, IConfiguration configuration)
{
    private const string Root = "Bureau";
    private const string Suffix = "Options";

    /// <summary>Every mistake: which setting, what is wrong, what to do.</summary>
    public IReadOnlyList<string> Mistakes()
    {
        var sections = Sections();
        var mistakes = new List<string>(TwoEnvironments());
        mistakes.AddRange(configuration.GetSection(Root).GetChildren()
            .Where(section => !sections.ContainsKey(section.Key))
            .Select(section => $"{section.Path} is not a section of settings: choose one of {string.Join(", ", sections.Keys.Order(StringComparer.Ordinal))}."));
        foreach (var (name, options) in sections.OrderBy(section => section.Key, StringComparer.Ordinal))
        {
            var unreadable = Unreadable(configuration.GetSection($"{Root}:{name}"), options).ToList();
            mistakes.AddRange(unreadable.Count > 0 ? unreadable : ObjectionsOf(options));
        }

        return mistakes;
    }

    /// <summary>The mistakes as one message for a person.</summary>
    public static string Describe(IReadOnlyList<string> mistakes) =>
        $"Bureau does not start: {mistakes.Count} {(mistakes.Count == 1 ? "mistake" : "mistakes")} in the settings.\n{string.Join('\n', mistakes.Select(mistake => $"- {mistake}"))}";

    /// <summary>Of the two variables that name the environment the host takes one in silence. Were the other one Production, the sandbox would be served, whose secrets are published.</summary>
    private IEnumerable<string> TwoEnvironments()
    {
        if (configuration["DOTNET_ENVIRONMENT"] is { Length: > 0 } one && configuration["ASPNETCORE_ENVIRONMENT"] is { Length: > 0 } other
            && !string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            yield return "DOTNET_ENVIRONMENT and ASPNETCORE_ENVIRONMENT name two environments: set one of them, or both to the same.";
    }

    private Dictionary<string, Type> Sections() => parts
        .Select(part => part.ServiceType)
        .Where(service => service.IsGenericType && (service.GetGenericTypeDefinition() == typeof(IConfigureOptions<>) || service.GetGenericTypeDefinition() == typeof(IValidateOptions<>)))
        .Select(service => service.GetGenericArguments()[0])
        .Where(options => options.Namespace?.StartsWith($"{Root}.", StringComparison.Ordinal) == true && options.Name.EndsWith(Suffix, StringComparison.Ordinal))
        .Distinct()
        .ToDictionary(options => options.Name[..^Suffix.Length], StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Unreadable(IConfigurationSection section, Type options)
    {
        var properties = options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (!properties.TryGetValue(setting.Key, out var property))
                yield return $"{setting.Path} is not a setting: choose one of {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal))}.";
            else if (IsPart(property.PropertyType))
                foreach (var mistake in Unreadable(setting, property.PropertyType))
                    yield return mistake;
            else if (setting.Value is { Length: > 0 } value && !CanBeRead(value, property.PropertyType))
                yield return $"{setting.Path} cannot be read: {Form(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)}.";
        }
    }

    /// <summary>A part of a section, with settings of its own.</summary>
    private static bool IsPart(Type type) => type.IsClass && type.Namespace?.StartsWith($"{Root}.", StringComparison.Ordinal) == true;

    private static bool CanBeRead(string value, Type type)
    {
        var converter = TypeDescriptor.GetConverter(type);
        return !converter.CanConvertFrom(typeof(string)) || converter.IsValid(value);
    }

    private static string Form(Type type) =>
        type.IsEnum ? $"choose one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(TimeSpan) ? "write a time as hours:minutes:seconds, or days.hours:minutes:seconds"
        : type == typeof(bool) ? "write true or false"
        : type == typeof(Uri) ? "write an address, such as https://bureau.example.com"
        : type == typeof(string) ? "write a text"
        : "write a number";

    private IEnumerable<string> ObjectionsOf(Type options)
    {
        try
        {
            _ = ((IOptions<object>)services.GetRequiredService(typeof(IOptions<>).MakeGenericType(options))).Value;
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
    }
}

/// <summary>Puts the review into the program.</summary>
internal static class BureauSettings
{
    /// <summary>Adds the review of the settings of every part, whether added before or after.</summary>
    public static IServiceCollection AddSettingsReview(this IServiceCollection services) =>
        services.AddSingleton(provider => new SettingsReview(services, provider, provider.GetRequiredService<IConfiguration>()));
}
