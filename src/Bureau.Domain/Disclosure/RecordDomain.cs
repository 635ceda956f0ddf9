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

    /// <summary>Conduct in public transport: fares and tickets.</summary>
    Transport = 3,

    /// <summary>Honours that an authority confers.</summary>
    Honours = 4,

    /// <summary>Use of rented things: bicycles, cars, rooms.</summary>
    Rental = 5,

    /// <summary>Driving on public roads.</summary>
    Traffic = 6,

    /// <summary>Food safety of companies: inspections, penalties, honours.</summary>
    FoodSafety = 7,

    /// <summary>Emissions and waste of companies: inspections, penalties, honours.</summary>
    Environment = 8,

    /// <summary>How a public body keeps its contracts and obeys judgments; a public body is rated like a company.</summary>
    PublicAdministration = 9,

    /// <summary>How companies conduct themselves in tenders and in projects that public lenders pay for.</summary>
    Procurement = 10,
}
