namespace Bureau.Domain.Companies;

/// <summary>By what somebody names a company.</summary>
public abstract record CompanyKey
{
    private CompanyKey()
    {
    }

    /// <summary>As the record of look-ups keeps it, at most 210 characters.</summary>
    internal abstract string Text { get; }

    /// <summary>By its identity in the bureau.</summary>
    public sealed record OfId(CompanyId Id) : CompanyKey
    {
        internal override string Text => $"id {Id}";
    }

    /// <summary>By its unified social credit code, whether its check character is right or not.</summary>
    public sealed record OfUscc(Uscc Uscc) : CompanyKey
    {
        internal override string Text => $"uscc {Uscc}";
    }

    /// <summary>By its Legal Entity Identifier.</summary>
    public sealed record OfLei(Lei Lei) : CompanyKey
    {
        internal override string Text => $"lei {Lei}";
    }

    /// <summary>By its number in a register.</summary>
    public sealed record OfRegistration(CompanyRegistration Registration) : CompanyKey
    {
        internal override string Text => $"registration {Registration.Authority} {Registration.Number}";
    }
}
