namespace Bureau.Domain.AdverseActions;

/// <summary>What a partner did to a person's disadvantage (15 U.S.C. § 1681a(k), 12 CFR 1002.2(c)).</summary>
public enum ActionTaken
{
    /// <summary>What the person asked for was not given.</summary>
    Declined = 1,

    /// <summary>It was given at a higher price or on worse terms than to others.</summary>
    PricedWorse = 2,

    /// <summary>A deposit or another security was demanded.</summary>
    DepositRequired = 3,

    /// <summary>Less was given than was asked for, or what was given was reduced.</summary>
    LimitReduced = 4,

    /// <summary>What the person had was ended.</summary>
    Ended = 5,
}
