using Bureau.Domain.Companies;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>Whom a listing is about: one person or one company, never both.</summary>
internal abstract record ListedOne
{
    private ListedOne()
    {
    }

    /// <summary>Which of the two.</summary>
    public abstract SubjectKind Kind { get; }

    /// <summary>A person.</summary>
    public sealed record Person(SubjectId Subject) : ListedOne
    {
        public override SubjectKind Kind => SubjectKind.Person;
    }

    /// <summary>A company.</summary>
    public sealed record OfCompany(CompanyId Company) : ListedOne
    {
        public override SubjectKind Kind => SubjectKind.Company;
    }
}
