namespace Bureau.Domain.Subjects;

/// <summary>How alike two names are, and why.</summary>
/// <remarks>
/// The similarity is the product of the factors of what was found, so a person can recompute it. It is the same whichever name comes first, and depends on the names alone.
/// A name is never enough to say who somebody is: <see cref="IdentityMatch"/> is the rule.
/// </remarks>
public sealed record NameMatch
{
    private static readonly NameMatch Same = new(1, []);

    internal NameMatch(double similarity, IReadOnlyList<NamePiece> pieces) => (Similarity, Pieces) = (similarity, pieces);

    /// <summary>From 0, nothing in common, to 1, the same name, in steps of a ten-thousandth.</summary>
    public double Similarity { get; }

    /// <summary>What was found, in the order of <see cref="NamePieceKind"/>; empty when the names are the same but for capitals.</summary>
    public IReadOnlyList<NamePiece> Pieces { get; }

    /// <summary>Compares two names of people or of companies, in any scripts.</summary>
    public static NameMatch Between(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase) ? Same : NamePairing.Of(NameReader.Read(left), NameReader.Read(right));

    /// <summary>Everything that was found, for a person to read; says nothing of what the names are.</summary>
    public override string ToString() => Pieces.Count == 0 ? "the same name" : string.Join("; ", Pieces);
}
