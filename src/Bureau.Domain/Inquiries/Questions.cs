using Bureau.Domain.Badges;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Inquiries;

/// <summary>Every question that the bureau answers about a person.</summary>
internal static class Questions
{
    private static readonly IReadOnlyList<Question> All =
        [new AskCreditSummary(), new AskScoreBadge(), .. Enum.GetValues<DepositCategory>().Select(category => new AskDepositWaiver(category))];

    /// <summary>The question of a key; null when there is none (any more).</summary>
    public static Question? Of(string key) => All.FirstOrDefault(question => question.Key == key);
}
