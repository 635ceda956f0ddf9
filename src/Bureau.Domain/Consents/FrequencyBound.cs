namespace Bureau.Domain.Consents;

/// <summary>How often a consent may be used.</summary>
/// <param name="Uses">At most this many uses, one or more.</param>
/// <param name="Within">In any period of this length; null: in the consent's whole life.</param>
public readonly record struct FrequencyBound(int Uses, TimeSpan? Within)
{
    /// <summary>One use, ever.</summary>
    public static FrequencyBound Once => new(1, null);

    /// <summary>How far back a use counts against this bound or is repeated; null: for the consent's whole life.</summary>
    public TimeSpan? Reach => Within is { } span ? (span > ConsentUse.AnswerStands ? span : ConsentUse.AnswerStands) : null;

    /// <summary>Whether this bound allows no more than the other.</summary>
    public bool IsWithin(FrequencyBound other) =>
        Uses <= other.Uses && (Within is null || (other.Within is { } span && Within >= span));
}
