using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// Joins outcomes with the files of the store. A row of the sample is a person: bad when any of their accounts listed turned out bad. Rows come in
/// the order of account numbers, so the sample depends on neither the order of the outcomes nor that of the store. Files are read in
/// batches and measured at once; what stays in memory is an outcome for each account and some numbers for each person.
/// </summary>
public sealed class GatherSample
{
    private const int BatchSize = 2_000;

    private readonly ISampleStore store;

    internal GatherSample(ISampleStore store) => this.store = store;

    /// <summary>Gathers a sample.</summary>
    /// <param name="furnisher">Whose account numbers the outcomes name.</param>
    /// <param name="card">Says what to measure and which files carry a score.</param>
    /// <param name="outcomes">For each account number, whether its outcome was bad.</param>
    /// <param name="until">The day of the score: months reported after it are left out. Null takes every month.</param>
    /// <param name="progress">Told after each batch how many of how many people are measured.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>The sample, or <see cref="OutcomesMatchNothing"/>.</returns>
    public async Task<Outcome<GatheredSample>> ExecuteAsync(
        PartnerId furnisher,
        Scorecard card,
        IReadOnlyDictionary<string, bool> outcomes,
        DateOnly? until,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancellation)
    {
        var accounts = outcomes.Keys.Order(StringComparer.Ordinal).ToArray();
        var (people, unknown) = await PeopleAsync(furnisher, accounts, outcomes, cancellation);
        if (people.Count == 0)
            return new OutcomesMatchNothing();

        var sample = new TrainingSample.Growing(card);
        var (scored, first, last, done) = (new List<string>(), DateOnly.MaxValue, DateOnly.MinValue, 0);
        foreach (var batch in people.Chunk(BatchSize))
        {
            SubjectId[] subjects = [.. batch.Select(person => person.Subject)];
            var tradelines = await store.TradelinesAsync(subjects, cancellation);

            // Only those before a file's latest report are counted, as when the file is scored; later ones change nothing.
            var inquiries = card.LooksAt(Characteristic.CreditInquiries) ? await store.CreditInquiriesAsync(subjects, cancellation) : null;
            foreach (var person in batch)
            {
                IReadOnlyList<Tradeline> file = [.. tradelines[person.Subject].Select(tradeline => Until(tradeline, until)).Where(tradeline => tradeline.Months.Count > 0)];
                if (!sample.TryAdd(file, inquiries is null ? null : [.. inquiries[person.Subject]], person.Defaulted))
                    continue;

                scored.Add(person.Account);
                var latest = file.Where(tradeline => !tradeline.Disputed).Max(tradeline => tradeline.Latest.AsOf);
                (first, last) = (latest < first ? latest : first, latest > last ? latest : last);
            }

            done += batch.Length;
            progress?.Report((done, people.Count));
        }

        var grown = sample.Grown();
        return new GatheredSample(grown, scored, new SampleCounts(
            accounts.Length, unknown, people.Count, people.Count - scored.Count, grown.Defaulted.Count, grown.Defaulted.Count(outcome => outcome),
            scored.Count == 0 ? null : first, scored.Count == 0 ? null : last, Digest(accounts, outcomes)));
    }

    private async Task<(List<Person> People, int Unknown)> PeopleAsync(
        PartnerId furnisher, string[] accounts, IReadOnlyDictionary<string, bool> outcomes, CancellationToken cancellation)
    {
        var people = new List<Person>();
        var places = new Dictionary<SubjectId, int>();
        var unknown = 0;
        foreach (var batch in accounts.Chunk(BatchSize))
        {
            var subjects = await store.SubjectsAsync(furnisher, batch, cancellation);
            unknown += batch.Length - subjects.Count;
            foreach (var account in batch)
            {
                if (!subjects.TryGetValue(account, out var subject))
                    continue;

                if (places.TryAdd(subject, people.Count))
                    people.Add(new Person(subject, account, outcomes[account]));
                else if (outcomes[account])
                    people[places[subject]] = people[places[subject]] with { Defaulted = true };
            }
        }

        return (people, unknown);
    }

    private static Tradeline Until(Tradeline tradeline, DateOnly? until) =>
        until is { } day && tradeline.Months[^1].AsOf > day ? tradeline with { Months = [.. tradeline.Months.Where(month => month.AsOf <= day)] } : tradeline;

    private static string Digest(string[] accounts, IReadOnlyDictionary<string, bool> outcomes)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var account in accounts)
        {
            digest.AppendData(Encoding.UTF8.GetBytes($"{account},{(outcomes[account] ? 1 : 0)}\n"));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private sealed record Person(SubjectId Subject, string Account, bool Defaulted);
}

/// <summary>A sample and where it comes from.</summary>
/// <param name="Sample">The files, measured.</param>
/// <param name="Accounts">For each file the first of its account numbers that the outcomes name.</param>
/// <param name="Counts">How many.</param>
public sealed record GatheredSample(TrainingSample Sample, IReadOnlyList<string> Accounts, SampleCounts Counts);

/// <summary>How many people a sample is of.</summary>
/// <param name="Listed">Accounts in the outcomes.</param>
/// <param name="Unknown">Of them, accounts that the furnisher has not reported.</param>
/// <param name="People">Whose accounts the others are.</param>
/// <param name="WithoutScore">Of them, people whose file is too thin or under dispute.</param>
/// <param name="Scored">The others.</param>
/// <param name="Defaulted">Of the scored, people with a bad outcome.</param>
/// <param name="FirstLatest">The earliest of the days at which the scored files end; null when none is scored.</param>
/// <param name="LastLatest">The latest of these days.</param>
/// <param name="OutcomesSha256">Digest of the outcomes in the order of account numbers, a line <c>account,0</c> or <c>account,1</c> each, in hexadecimal.</param>
public sealed record SampleCounts(
    int Listed, int Unknown, int People, int WithoutScore, int Scored, int Defaulted, DateOnly? FirstLatest, DateOnly? LastLatest, string OutcomesSha256);
