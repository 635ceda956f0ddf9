using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies.Names;

/// <summary>A company that bears a name like the one that was searched.</summary>
/// <param name="Company">Which.</param>
/// <param name="Name">Of its names the one that is most alike.</param>
/// <param name="Match">How alike, and why.</param>
public sealed record RankedCompany(CompanyId Company, CompanyName Name, NameMatch Match)
{
    /// <summary>Where it stands.</summary>
    public CompanyRank Rank => new(Match.Similarity, Company);
}

/// <summary>A place in a ranking: the more alike first, and of equals the company that was entered first.</summary>
/// <param name="Similarity">From 0 to 1.</param>
/// <param name="Company">Which company.</param>
public readonly record struct CompanyRank(double Similarity, CompanyId Company)
{
    internal int CompareTo(CompanyRank other) => other.Similarity.CompareTo(Similarity) is not 0 and var order ? order : Company.Value.CompareTo(other.Company.Value);
}

/// <summary>Sorts the companies that may bear a name by how alike their names are.</summary>
internal static class CompanyRanking
{
    /// <summary>Most names of one company that are indexed and compared, its legal name being the first.</summary>
    public const int MostNames = 20;

    /// <summary>What a search shows at least: a word in a hundred has companies that are less alike and no part of what was meant.</summary>
    public const double LeastAlike = 0.25;

    /// <summary>Most names that one search compares; candidates come likeliest first.</summary>
    private const int MostCompared = 1_000;

    /// <summary>The companies with a name that is at least so much alike, most alike first.</summary>
    public static IReadOnlyList<RankedCompany> Of(NameQuery query, IReadOnlyList<CompanyCandidate> candidates, double least)
    {
        var (found, compared) = (new List<RankedCompany>(), 0);
        foreach (var candidate in candidates)
        {
            if (compared >= MostCompared)
                break;
            RankedCompany? best = null;
            foreach (var name in candidate.Names.Take(Math.Min(MostNames, MostCompared - compared)))
            {
                compared++;
                var match = query.To(name.Text);
                if (match.Similarity >= least && (best is null || match.Similarity > best.Match.Similarity))
                    best = new(candidate.Company, name, match);
            }

            if (best is not null)
                found.Add(best);
        }

        found.Sort((one, other) => one.Rank.CompareTo(other.Rank));
        return found;
    }
}
