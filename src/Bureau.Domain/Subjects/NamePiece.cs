namespace Bureau.Domain.Subjects;

/// <summary>One thing that was found when two names were compared.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Times">In how many parts of the names it was found.</param>
/// <param name="Factor">What all of them together leave of the similarity, from 0 to 1.</param>
public sealed record NamePiece(NamePieceKind Kind, int Times, double Factor)
{
    /// <summary>For a person to read; says nothing of what the names are.</summary>
    public override string ToString() => Kind switch
    {
        NamePieceKind.Agrees => $"{Parts} in both",
        NamePieceKind.Script => "written in different scripts, compared in Latin letters",
        NamePieceKind.Spelling => $"{Parts} spelt differently, as by a typing error or another transcription",
        NamePieceKind.SameSound => $"{Parts} in other characters that are read alike",
        NamePieceKind.Joined => $"{Parts} written together in one and apart in the other",
        NamePieceKind.Initial => $"{Parts} given by first letters alone",
        NamePieceKind.ShortForm => $"{Parts} cut short",
        NamePieceKind.Order => "parts in another order",
        NamePieceKind.Particle => $"{Count("joining word")} in one name only",
        NamePieceKind.Generation => "generation differs or is given once",
        NamePieceKind.LegalForm => "legal form differs or is given once",
        NamePieceKind.Missing => $"{Parts} in one name only",
        NamePieceKind.Different => $"{Parts} different",
        NamePieceKind.TooLittle => "too little in common to go by",
        _ => Kind.ToString(),
    };

    private string Parts => Count("part");

    private string Count(string noun) => Times == 1 ? $"1 {noun}" : $"{Times} {noun}s";
}

/// <summary>What comparing two names can find.</summary>
public enum NamePieceKind
{
    /// <summary>Parts that are the same in both.</summary>
    Agrees,

    /// <summary>The names are in different scripts and were compared in Latin letters.</summary>
    Script,

    /// <summary>A part is spelt differently: a typing error, another transcription.</summary>
    Spelling,

    /// <summary>Other Chinese characters with the same reading: a traditional form, or a slip in choosing the character.</summary>
    SameSound,

    /// <summary>Written as one word here and as several there.</summary>
    Joined,

    /// <summary>First letters stand for whole parts.</summary>
    Initial,

    /// <summary>One is the beginning of the other.</summary>
    ShortForm,

    /// <summary>The same parts in another order: family name first or last.</summary>
    Order,

    /// <summary>A joining word is missing: bin, de, al.</summary>
    Particle,

    /// <summary>Junior, senior, a number.</summary>
    Generation,

    /// <summary>Legal form of a company.</summary>
    LegalForm,

    /// <summary>One name has a part that the other lacks, as a middle name.</summary>
    Missing,

    /// <summary>Each name has a part that contradicts one of the other.</summary>
    Different,

    /// <summary>No whole part agrees, or only one while others are missing.</summary>
    TooLittle,
}
