namespace Bureau.Domain.Furnishing;

/// <summary>How the bureau knew that an account is a person's.</summary>
/// <param name="Number">The identity number; it is always the same.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="Name">The name.</param>
/// <param name="NameSimilarity">How alike the furnished name is to the one in the file, 0 to 1.</param>
public sealed record TradelineMatch(MatchedBy Number, MatchedBy BirthDate, MatchedBy Name, double NameSimilarity)
{
    /// <summary>From what is stored of the match, and the review of it if there was one.</summary>
    internal static TradelineMatch Of(double? nameLikeness, ReviewOfSubject? review) => new(
        MatchedBy.Exact,
        review is { BirthDateAgrees: false } ? MatchedBy.Reviewed : MatchedBy.Exact,
        nameLikeness is null ? MatchedBy.Exact : review is not null ? MatchedBy.Reviewed : MatchedBy.Similar,
        nameLikeness ?? 1);
}

/// <summary>Why one part of an identity was taken for the person's.</summary>
public enum MatchedBy
{
    /// <summary>It is the same.</summary>
    Exact = 1,

    /// <summary>It is alike enough.</summary>
    Similar = 2,

    /// <summary>A person has looked and decided.</summary>
    Reviewed = 3,
}
