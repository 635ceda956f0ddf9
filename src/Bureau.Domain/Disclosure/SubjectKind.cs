namespace Bureau.Domain.Disclosure;

/// <summary>Whom a record is about. What a company did never enters a person's file, nor the other way round.</summary>
public enum SubjectKind
{
    /// <summary>A natural person.</summary>
    Person = 1,

    /// <summary>A company, or a public body, which is rated like one.</summary>
    Company = 2,
}

/// <summary>Which records are about whom.</summary>
public static class RecordDomains
{
    /// <summary>Whom the records of a domain are about. Every domain has an answer.</summary>
    public static SubjectKind SubjectOf(RecordDomain domain) => domain switch
    {
        RecordDomain.Credit or RecordDomain.Judicial or RecordDomain.Transport or RecordDomain.Honours or RecordDomain.Rental or RecordDomain.Traffic => SubjectKind.Person,
        RecordDomain.FoodSafety or RecordDomain.Environment or RecordDomain.PublicAdministration or RecordDomain.Procurement => SubjectKind.Company,
        _ => throw new ArgumentOutOfRangeException(nameof(domain), domain, "A record domain without a subject."),
    };
}
