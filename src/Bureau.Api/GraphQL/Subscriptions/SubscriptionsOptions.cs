using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>Settings of <c>Bureau:Subscriptions</c>.</summary>
public sealed class SubscriptionsOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Bureau:Subscriptions";

    /// <summary>Subscriptions that one partner, or one person, may have at the same time on all nodes that share a Redis; without one, on a node.</summary>
    public int OfOneCaller { get; set; } = 20;

    /// <summary>Seconds within which a web socket must say who opens it.</summary>
    public int SecondsToBegin { get; set; } = 10;

    internal sealed class Check : IValidateOptions<SubscriptionsOptions>
    {
        public ValidateOptionsResult Validate(string? name, SubscriptionsOptions options)
        {
            var mistakes = new List<string>();
            if (options.OfOneCaller is < 1 or > 10_000)
                mistakes.Add($"{Section}:{nameof(OfOneCaller)} is outside 1 to 10000.");
            if (options.SecondsToBegin is < 1 or > 600)
                mistakes.Add($"{Section}:{nameof(SecondsToBegin)} is outside 1 to 600.");
            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
