using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL;

/// <summary>What the settings of <see cref="GraphQLOptions"/> must keep to: each its range.</summary>
internal sealed class GraphQLOptionsRules : IValidateOptions<GraphQLOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphQLOptions options)
    {
        var mistakes = typeof(GraphQLOptions).GetProperties()
            .Select(setting => (Setting: setting, Range: setting.GetCustomAttribute<RangeAttribute>()!))
            .Where(rule => !rule.Range.IsValid(rule.Setting.GetValue(options)))
            .Select(rule => $"{GraphQLOptions.Section}:{rule.Setting.Name} is outside {rule.Range.Minimum} to {rule.Range.Maximum}: choose a number in that range.")
            .ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
