using Bureau.Domain.Partners;

namespace Bureau.Domain.Companies.Names;

/// <summary>What partners have decided to be false positives of their screenings. Each partner's are its own.</summary>
internal interface IExclusionStore
{
    /// <summary>Which companies the partner has excluded of these names.</summary>
    Task<IReadOnlySet<Exclusion>> OfAsync(PartnerId partner, IReadOnlyCollection<string> names, CancellationToken cancellation);

    /// <summary>Keeps an exclusion; to keep it again changes nothing. False: the name has as many as it may.</summary>
    Task<bool> TryAddAsync(PartnerId partner, Exclusion exclusion, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Removes an exclusion, if it is there.</summary>
    Task RemoveAsync(PartnerId partner, Exclusion exclusion, CancellationToken cancellation);
}

/// <summary>That a company is not the one that a name stands for.</summary>
/// <param name="Name">The name as <see cref="NameQuery.Key"/> writes it.</param>
/// <param name="Company">The company.</param>
internal readonly record struct Exclusion(string Name, CompanyId Company)
{
    /// <summary>Most companies that are excluded of one name.</summary>
    public const int MostOfAName = 1_000;
}
