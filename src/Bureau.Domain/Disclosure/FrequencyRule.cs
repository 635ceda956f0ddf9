using Bureau.Domain.Consents;

namespace Bureau.Domain.Disclosure;

/// <summary>
/// The consent has a use left. The same question within 24 hours of a use gets that use's answer and is no new use: otherwise a row of
/// questions while the file changes, or of slightly different ones, would reveal more than the subject agreed to. A second consent of the same
/// person and partner for the same purpose is no way round it: it repeats the answer too, and keeps its own use.
/// </summary>
internal static class FrequencyRule
{
    public static Refusal? Judge(DisclosureFacts facts)
    {
        if (facts.Grant is not { } grant)
            return new ConsentNotFound();
        if (grant.Frequency is not { } bound || Repeated(facts) is not null)
            return null;
        var used = grant.Uses.Count(use => bound.Within is not { } span || use.At > facts.AsOf - span);
        return used < bound.Uses ? null : bound.Within is null ? new ConsentUsedUp() : new ConsentUsedTooOften();
    }

    /// <summary>The use whose answer still stands for this question, or null when the question is a new use.</summary>
    public static ConsentUse? Repeated(DisclosureFacts facts)
    {
        var key = facts.Asked.Question.Key;
        return facts.Grant is { } grant ? Standing(grant.Uses) ?? Standing(grant.UsesOfOthers) : null;

        ConsentUse? Standing(IReadOnlyList<ConsentUse> uses)
        {
            foreach (var use in uses)
            {
                if (use.Question == key && facts.AsOf - use.At < ConsentUse.AnswerStands)
                    return use;
            }

            return null;
        }
    }
}
