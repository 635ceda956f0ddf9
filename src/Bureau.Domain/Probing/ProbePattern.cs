namespace Bureau.Domain.Probing;

/// <summary>How somebody finds out, by many questions, what no single one would tell.</summary>
public enum ProbePattern
{
    /// <summary>Consents that do not exist or are somebody else's are named, many in an hour: ids are being guessed.</summary>
    UnknownConsents = 1,

    /// <summary>New answers about one person under many consents in 30 days: the person's score is being watched.</summary>
    ConsentsOfOnePerson = 2,

    /// <summary>New answers about one person for many categories of deposit in 30 days: each threshold tells another bound of the score.</summary>
    CategoriesOfOnePerson = 3,

    /// <summary>Refusals in a row within an hour: whatever is tried, nothing was granted.</summary>
    RefusalsInARow = 4,

    /// <summary>Share codes that are none, as many in an hour as may be tried: codes are being guessed.</summary>
    ShareCodesGuessed = 5,
}
