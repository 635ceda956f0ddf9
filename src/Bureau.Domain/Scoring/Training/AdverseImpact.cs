namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// Whether a score leaves one group of people behind. The adverse-impact ratio of a group is its share at or above a threshold over that of the
/// group with the highest; below four fifths it counts as evidence of adverse impact (29 CFR 1607.4(D), written for employment and used for credit
/// alike). Sex and age are protected by 15 U.S.C. § 1691(a)(1); who is 62 or older is "elderly" in 12 CFR 1002.2(o), hence the last group. Neither
/// is ever an input: both come from a file beside the sample.
/// </summary>
/// <param name="Thresholds">Scores at which somebody decides.</param>
/// <param name="Groups">Every group that occurs, by sex and then by age.</param>
/// <param name="Unknown">Scored people whom the file beside does not name.</param>
public sealed record AdverseImpact(IReadOnlyList<int> Thresholds, IReadOnlyList<ImpactGroup> Groups, int Unknown)
{
    /// <summary>A ratio below this is evidence of adverse impact.</summary>
    public const double FourFifths = 0.8;

    /// <summary>A rate of fewer people is mostly chance: such a group is shown and neither compared nor compared with.</summary>
    public const int LeastPeople = 30;

    private static readonly int[] AgesFrom = [0, 25, 35, 45, 55, 62];

    /// <summary>The thresholds of the registered deposit waivers and the next above.</summary>
    public static IReadOnlyList<int> Registered { get; } = [600, 650, 700, 750];

    /// <summary>Compares the groups.</summary>
    /// <param name="thresholds">Scores at which somebody decides.</param>
    /// <param name="scores">Of each person.</param>
    /// <param name="people">Each person's traits, in the order of the scores; null when they are not known.</param>
    public static AdverseImpact Of(IReadOnlyList<int> thresholds, IReadOnlyList<int> scores, IReadOnlyList<ProtectedTraits?> people)
    {
        var known = Enumerable.Range(0, scores.Count).Where(row => people[row] is not null).ToArray();
        return new AdverseImpact(
            thresholds,
            [
                .. Groups(ProtectedTrait.Sex, known.GroupBy(row => people[row]!.Sex, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.ToArray()))),
                .. Groups(ProtectedTrait.Age, known.GroupBy(row => Array.FindLastIndex(AgesFrom, from => people[row]!.Age >= from)).OrderBy(group => group.Key).Select(group => (Ages(group.Key), group.ToArray()))),
            ],
            scores.Count - known.Length);

        IEnumerable<ImpactGroup> Groups(ProtectedTrait trait, IEnumerable<(string Name, int[] Rows)> groups)
        {
            var rates = groups.Select(group => (group.Name, group.Rows.Length, Shares: thresholds.Select(threshold => group.Rows.Count(row => scores[row] >= threshold) / (double)group.Rows.Length).ToArray())).ToList();
            var most = thresholds.Select((_, t) => rates.Where(group => group.Length >= LeastPeople).Select(group => group.Shares[t]).DefaultIfEmpty(0).Max()).ToArray();
            return rates.Select(group => new ImpactGroup(
                trait, group.Name, group.Length, [.. group.Shares.Select((share, t) => new ImpactAt(thresholds[t], share, group.Length >= LeastPeople && most[t] > 0 ? share / most[t] : null))]));
        }
    }

    private static string Ages(int group) => group == 0 ? $"below {AgesFrom[1]}"
        : group == AgesFrom.Length - 1 ? $"{AgesFrom[^1]} and above"
        : $"{AgesFrom[group]}–{AgesFrom[group + 1] - 1}";
}

/// <summary>What a group of people has in common.</summary>
public enum ProtectedTrait
{
    /// <summary>Sex, as the file beside writes it.</summary>
    Sex = 1,

    /// <summary>Age in years, in groups.</summary>
    Age = 2,
}

/// <summary>What the file beside a sample says of a person; never an input of a score.</summary>
/// <param name="Sex">As written there.</param>
/// <param name="Age">Whole years.</param>
public sealed record ProtectedTraits(string Sex, int Age);

/// <summary>One group of people.</summary>
/// <param name="Trait">What they have in common.</param>
/// <param name="Name">The sex as written, or the ages.</param>
/// <param name="People">How many are scored.</param>
/// <param name="At">For each threshold.</param>
public sealed record ImpactGroup(ProtectedTrait Trait, string Name, int People, IReadOnlyList<ImpactAt> At);

/// <summary>How a group fares at a threshold.</summary>
/// <param name="Threshold">The score.</param>
/// <param name="Share">Share of the group at or above it, 0–1.</param>
/// <param name="Ratio">That share over the highest of the groups; null for a group of fewer than 30 people, or when nobody reaches the threshold.</param>
public sealed record ImpactAt(int Threshold, double Share, double? Ratio);
