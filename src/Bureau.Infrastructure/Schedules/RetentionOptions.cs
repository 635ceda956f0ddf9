using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Schedules;

/// <summary>Settings of <c>Bureau:Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Bureau:Retention";

    /// <summary>The hour of the day, UTC, at which what has expired is deleted and what has changed is scored; 0 to 23.</summary>
    public int Hour { get; set; } = 18;

    internal sealed class Check : IValidateOptions<RetentionOptions>
    {
        public ValidateOptionsResult Validate(string? name, RetentionOptions options) => options.Hour is >= 0 and <= 23
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{Section}:{nameof(Hour)} is outside 0 to 23: choose the hour of the day, in UTC, at which the bureau is quietest.");
    }
}
