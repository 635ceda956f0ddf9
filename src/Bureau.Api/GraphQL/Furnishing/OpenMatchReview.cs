using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Subjects;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>Furnished rows whose number is known, but with another birth date or a name that is not alike enough. They are in no file until somebody decides whose they are.</summary>
[Unprotected("Beneath matchReviews alone.")]
public sealed class OpenMatchReview(MatchReview review)
{
    /// <summary>Identity of the review.</summary>
    public MatchReviewId Id => review.Id;

    /// <summary>The identity number that the rows carry and the person has, masked.</summary>
    public string IdentityNumber => review.IdentityNumber;

    /// <summary>Who is known by the number.</summary>
    public ComparedPerson Known => new(review.KnownName, review.KnownBirthDate);

    /// <summary>Who the rows are about.</summary>
    public ComparedPerson Furnished => new(review.FurnishedName, review.FurnishedBirthDate);

    /// <summary>How alike the names are, 0 to 1: the product of the factors of what was found.</summary>
    public double NameSimilarity => review.Match.Name.Similarity;

    /// <summary>From which similarity on the rows would have been taken without a review.</summary>
    public double CutOff => review.Match.CutOff;

    /// <summary>What was found when the names were compared.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<NameFinding> Findings => [.. review.Match.Name.Pieces.Select(piece => new NameFinding(piece))];

    /// <summary>Who sent the rows.</summary>
    public string Furnisher => review.FurnisherName;

    /// <summary>The furnisher's number of the account.</summary>
    public string AccountNumber => review.AccountNumber;

    /// <summary>How many account-months wait.</summary>
    public int Months => review.Months;

    /// <summary>Since when they wait.</summary>
    public DateTimeOffset OpenedAt => review.OpenedAt;
}

/// <summary>One of the two who may be the same.</summary>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">The birth date.</param>
[Unprotected("Beneath matchReviews alone.")]
public sealed record ComparedPerson(string Name, DateOnly BirthDate);

/// <summary>One thing that was found when two names were compared.</summary>
[Unprotected("It says how alike two names are, beneath the names.")]
public sealed class NameFinding(NamePiece piece)
{
    /// <summary>What it is.</summary>
    public NamePieceKind Kind => piece.Kind;

    /// <summary>In how many parts of the names.</summary>
    public int Times => piece.Times;

    /// <summary>What it leaves of the similarity, 0 to 1.</summary>
    public double Factor => piece.Factor;

    /// <summary>The same for a person to read.</summary>
    public string Text => piece.ToString();
}
