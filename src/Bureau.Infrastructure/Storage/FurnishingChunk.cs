using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Storage;

/// <summary>Furnished rows beside what is stored of the same people and accounts: finds whose each row is, merges, and says what is to be written.</summary>
internal sealed class FurnishingChunk
{
    private readonly PartnerId furnisher;
    private readonly Dictionary<IdentityNumber, byte[]> hashes;
    private readonly Dictionary<IdentityNumber, Person> people = [];
    private readonly Dictionary<string, Account> accounts = new(StringComparer.Ordinal);
    private readonly List<RejectedRow> rejected = [];

    /// <summary>Finds the person and the account of each row, in the order of the rows; merges nothing yet.</summary>
    /// <param name="furnisher">Whose rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="hashes">The hash of every identity number in the rows.</param>
    /// <param name="known">The people who are stored with one of those hashes, and perhaps others, by their hash in hexadecimal.</param>
    /// <param name="stored">The furnisher's tradelines that are stored under an account number in the rows.</param>
    public FurnishingChunk(
        PartnerId furnisher,
        IReadOnlyList<AcceptedRow> rows,
        Dictionary<IdentityNumber, byte[]> hashes,
        Dictionary<string, KnownPerson> known,
        IEnumerable<TradelineRow> stored)
    {
        (this.furnisher, this.hashes) = (furnisher, hashes);
        foreach (var (number, hash) in hashes)
        {
            if (known.TryGetValue(Convert.ToHexString(hash), out var person))
                people.Add(number, new Person(person.Id, person.Name, person.BirthDate) { Version = person.FileVersion });
        }

        foreach (var tradeline in stored)
            accounts.Add(tradeline.AccountNumber, new Account { Stored = tradeline, Subject = tradeline.SubjectId });
        foreach (var row in rows)
            Place(row);
    }

    /// <summary>Files that change, at the version that was read.</summary>
    public List<CreditFileRow> ChangedFiles { get; } = [];

    public List<SubjectRow> NewSubjects { get; } = [];

    /// <summary>The files of the new subjects, at version 1.</summary>
    public List<CreditFileRow> NewFiles { get; } = [];

    public List<TradelineRow> NewTradelines { get; } = [];

    public List<TradelineRow> ChangedTradelines { get; } = [];

    /// <summary>Tradelines that the furnisher has taken back.</summary>
    public List<TradelineRow> RemovedTradelines { get; } = [];

    /// <summary>Merges the rows into their accounts and fills the lists of what is to be written.</summary>
    public AppliedRows Merge(IdentityVault vault)
    {
        int added = 0, unchanged = 0;
        foreach (var account in accounts.Values.Where(account => account.Rows.Count > 0))
        {
            var merged = TradelineMerge.Merge(account.Stored?.ToTradeline(), furnisher, [.. account.Rows.Select(row => row.Month)]);
            for (var i = 0; i < account.Rows.Count; i++)
            {
                switch (merged.Verdicts[i])
                {
                    case MonthVerdict.Refused: Reject(account.Rows[i], FurnishingColumn.Currency, RejectionReasons.CurrencyDiffers); break;
                    case MonthVerdict.Duplicate: Reject(account.Rows[i], FurnishingColumn.AsOf, RejectionReasons.DuplicateAccountDay); break;
                    case MonthVerdict.Outdated: Reject(account.Rows[i], FurnishingColumn.AccountStatus, RejectionReasons.DeletionOutdated); break;
                    case MonthVerdict.Unchanged: unchanged++; break;
                    default: added++; break;
                }
            }

            if (!merged.Changed)
                continue;

            if (merged.Tradeline is not { } tradeline)
                RemovedTradelines.Add(account.Stored!);
            else
                (account.Stored is null ? NewTradelines : ChangedTradelines).Add(TradelineRow.Of(account.Subject!.Value, tradeline));
            people[account.Rows[0].Month.Subject.Number].Changed = true;
        }

        foreach (var (number, person) in people.Where(entry => entry.Value.Changed))
            Write(number, person, vault);
        return new AppliedRows(added, unchanged, 0, rejected);
    }

    private void Place(AcceptedRow row)
    {
        var identity = row.Month.Subject;
        if (people.TryGetValue(identity.Number, out var person) && !identity.IsKnownAs(person.Name, person.BirthDate))
        {
            Reject(row, FurnishingColumn.SubjectName, RejectionReasons.SubjectMismatch);
            return;
        }

        if (!accounts.TryGetValue(row.Month.AccountNumber, out var account))
            accounts.Add(row.Month.AccountNumber, account = new Account());
        if (account.Subject is { } subject && subject != person?.Id)
        {
            Reject(row, FurnishingColumn.AccountNumber, RejectionReasons.AccountOfAnotherSubject);
            return;
        }

        if (person is null)
            people.Add(identity.Number, person = new Person(SubjectId.New(), identity.Name, identity.BirthDate));
        account.Subject = person.Id;
        account.Rows.Add(row);
    }

    private void Write(IdentityNumber number, Person person, IdentityVault vault)
    {
        if (person.Version is { } version)
        {
            ChangedFiles.Add(new CreditFileRow { SubjectId = person.Id, Version = version, Frozen = false });
            return;
        }

        NewSubjects.Add(new SubjectRow
        {
            Id = person.Id,
            Name = person.Name,
            BirthDate = person.BirthDate,
            NumberType = number.Type,
            NumberHash = hashes[number],
            NumberSealed = vault.Seal(number),
            NumberMasked = number.Masked,
        });
        NewFiles.Add(new CreditFileRow { SubjectId = person.Id, Version = 1, Frozen = false });
    }

    private void Reject(AcceptedRow row, FurnishingColumn column, RejectionReason reason) =>
        rejected.Add(new RejectedRow(row.Number, [new RowMistake(column, reason)]));

    private sealed class Person(SubjectId id, string name, DateOnly birthDate)
    {
        public SubjectId Id => id;

        public string Name => name;

        public DateOnly BirthDate => birthDate;

        /// <summary>Version of the stored file; null of somebody who is not stored yet.</summary>
        public long? Version { get; init; }

        public bool Changed { get; set; }
    }

    private sealed class Account
    {
        public TradelineRow? Stored { get; init; }

        public SubjectId? Subject { get; set; }

        public List<AcceptedRow> Rows { get; } = [];
    }
}

/// <summary>Somebody who is stored, as far as an import must know.</summary>
internal sealed class KnownPerson
{
    public required SubjectId Id { get; init; }

    public required string Name { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required byte[] NumberHash { get; init; }

    /// <summary>The version of the file when it was read.</summary>
    public required long FileVersion { get; init; }
}
