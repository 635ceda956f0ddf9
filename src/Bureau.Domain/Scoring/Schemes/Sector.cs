namespace Bureau.Domain.Scoring.Schemes;

/// <summary>The line of business that a company's scheme is for; a scheme without one is for all.</summary>
public enum Sector
{
    /// <summary>Restaurants, canteens, caterers.</summary>
    FoodService = 1,

    /// <summary>Makers of food.</summary>
    FoodProduction = 2,

    /// <summary>Shops and markets that sell food.</summary>
    FoodRetail = 3,

    /// <summary>Factories.</summary>
    Manufacturing = 4,

    /// <summary>Power stations and grids.</summary>
    Energy = 5,

    /// <summary>Waste and waste water.</summary>
    WasteTreatment = 6,

    /// <summary>Local governments and other public bodies.</summary>
    PublicBodies = 7,
}
