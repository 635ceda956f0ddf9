using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Probing;

/// <summary>Settings of <c>Bureau:Probing</c>.</summary>
public sealed class ProbingOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Bureau:Probing";

    /// <summary>How often a partner may change the threshold of a category within <see cref="ThresholdDays"/>.</summary>
    public int ThresholdChanges { get; set; } = 2;

    /// <summary>Days.</summary>
    public int ThresholdDays { get; set; } = 180;

    /// <summary>Unknown consents in an hour that are an alarm.</summary>
    public int UnknownConsents { get; set; } = 20;

    /// <summary>Consents under which new answers were given about one person in 30 days that are an alarm.</summary>
    public int ConsentsOfOnePerson { get; set; } = 5;

    /// <summary>Categories of deposit for which new answers were given about one person in 30 days that are an alarm.</summary>
    public int CategoriesOfOnePerson { get; set; } = 3;

    /// <summary>Refusals in a row within an hour that are an alarm.</summary>
    public int RefusalsInARow { get; set; } = 100;

    /// <summary>Wrong share codes in an hour that are an alarm; no more than 20 can be tried.</summary>
    public int ShareCodesGuessed { get; set; } = 20;

    internal ThresholdQuota Quota => new(ThresholdChanges, ThresholdDays);

    internal ProbeBounds Bounds => new(UnknownConsents, ConsentsOfOnePerson, CategoriesOfOnePerson, RefusalsInARow, ShareCodesGuessed);

    internal sealed class Check : IValidateOptions<ProbingOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProbingOptions options)
        {
            var mistakes = new List<string>();
            Within(options.ThresholdChanges, nameof(ThresholdChanges), 0, 100);
            Within(options.ThresholdDays, nameof(ThresholdDays), 1, 3_650);
            Within(options.UnknownConsents, nameof(UnknownConsents), 1, 1_000_000);
            Within(options.ConsentsOfOnePerson, nameof(ConsentsOfOnePerson), 2, 1_000);
            Within(options.CategoriesOfOnePerson, nameof(CategoriesOfOnePerson), 2, 5);
            Within(options.RefusalsInARow, nameof(RefusalsInARow), 2, 1_000_000);
            Within(options.ShareCodesGuessed, nameof(ShareCodesGuessed), 1, 20);
            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);

            void Within(int value, string setting, int least, int most)
            {
                if (value < least || value > most)
                    mistakes.Add(FormattableString.Invariant($"{Section}:{setting} is outside {least} to {most}."));
            }
        }
    }
}
