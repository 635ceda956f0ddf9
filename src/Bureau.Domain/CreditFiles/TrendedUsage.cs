namespace Bureau.Domain.CreditFiles;

/// <summary>How a revolving account was used in a month.</summary>
public enum TrendedUsage
{
    /// <summary>The furnisher did not say.</summary>
    Unknown = 0,

    /// <summary>No balance and no transaction.</summary>
    Inactive = 1,

    /// <summary>The balance is paid in full each month.</summary>
    Transactor = 2,

    /// <summary>A balance is carried over.</summary>
    Revolver = 3,
}
