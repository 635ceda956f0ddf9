namespace Bureau.Domain.Disclosure;

/// <summary>
/// Where the conduct behind a record took place. A purpose reads the domains that <see cref="PurposeMatrix"/> gives it; no score mixes
/// two, and what was broken in one place has no effect in another.
/// </summary>
public enum RecordDomain
{
    /// <summary>Borrowing and paying back.</summary>
    Credit = 1,

    /// <summary>Judgments of courts and their enforcement.</summary>
    Judicial = 2,

    /// <summary>Conduct on roads and in public transport.</summary>
    Transport = 3,

    /// <summary>Honours that an authority confers.</summary>
    Honours = 4,
}
