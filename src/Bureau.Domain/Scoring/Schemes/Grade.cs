namespace Bureau.Domain.Scoring.Schemes;

/// <summary>The four grades of a scheme, best first.</summary>
public enum Grade
{
    /// <summary>The best.</summary>
    A = 1,

    /// <summary>The second.</summary>
    B = 2,

    /// <summary>The third.</summary>
    C = 3,

    /// <summary>From the lowest points on.</summary>
    D = 4,
}

/// <summary>Where a grade begins.</summary>
/// <param name="Grade">Which of the four.</param>
/// <param name="From">Lowest points of the grade; it ends where the better one begins.</param>
public sealed record GradeFrom(Grade Grade, int From);
