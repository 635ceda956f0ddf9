namespace Bureau.Domain;

/// <summary>How old a fact may be that a store returns.</summary>
internal enum Freshness
{
    /// <summary>A cache may answer: the commit checks what was decided on.</summary>
    Remembered,

    /// <summary>Read from the store now.</summary>
    Live,
}
