using Bureau.Domain.Corrections;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Furnished rows beside what is stored of the same people and accounts: takes them one after the other, as if each were a file of its own, so
/// that it does not matter where a chunk ends; then, perhaps on another thread, makes the rows that are to be written.
/// </summary>
internal sealed class FurnishingChunk
{
    private readonly PartnerId furnisher;
    private readonly Dictionary<IdentityNumber, byte[]> hashes;
    private readonly Dictionary<IdentityNumber, Person> people = [];

    /// <summary>By every number that finds it: its own, and those that it had before.</summary>
    private readonly Dictionary<string, Account> accounts = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were met; what was taken back and reported again is two.</summary>
    private readonly List<Account> met = [];
    private readonly List<RejectedRow> rejected = [];
    private readonly List<long> unchanged = [];
    private readonly List<long> held = [];
    private int stored;
    private bool numbersChanged;

    /// <summary>Begins with what is stored.</summary>
    /// <param name="furnisher">Whose rows.</param>
    /// <param name="hashes">The hash of every identity number in the rows.</param>
    /// <param name="known">The people who are stored with one of those numbers.</param>
    /// <param name="tradelines">The furnisher's tradelines that a number in the rows finds.</param>
    /// <param name="former">The former numbers among those in the rows.</param>
    /// <param name="doubts">Whose a row is that names a known number's person otherwise.</param>
    public FurnishingChunk(
        PartnerId furnisher,
        Dictionary<IdentityNumber, byte[]> hashes,
        IReadOnlyDictionary<IdentityNumber, KnownPerson> known,
        IEnumerable<TradelineRow> tradelines,
        IEnumerable<FormerAccountNumberRow> former,
        MatchDoubts doubts)
    {
        (this.furnisher, this.hashes, Doubts) = (furnisher, hashes, doubts);
        foreach (var (number, person) in known)
            people.Add(number, new Person(person.Id, person.Name, person.BirthDate) { Version = person.FileVersion, ByFormerNumber = person.ByFormerNumber });

        var byId = new Dictionary<Guid, Account>();
        foreach (var tradeline in tradelines)
        {
            var account = new Account(furnisher, tradeline);
            byId.Add(tradeline.Id.Value, account);
            Name(account, tradeline.AccountNumber);
        }

        // A number that an account has now finds that one, even if another had it before.
        foreach (var number in former)
        {
            if (byId.TryGetValue(number.TradelineId.Value, out var account) && !accounts.ContainsKey(number.AccountNumber))
                Name(account, number.AccountNumber);
        }
    }

    /// <summary>What is held of the rows.</summary>
    public MatchDoubts Doubts { get; }

    /// <summary>Takes the rows in their order.</summary>
    public AppliedRows Merge(IReadOnlyList<AcceptedRow> rows)
    {
        foreach (var row in rows)
            Take(row);
        return new AppliedRows(stored, unchanged.Count, held.Count, rejected) { UnchangedRows = unchanged, HeldRows = held };
    }

    /// <summary>What is to be written of the rows that were taken.</summary>
    /// <param name="vault">Seals identity numbers.</param>
    /// <param name="at">The time, UTC.</param>
    public ChunkRows ToRows(IdentityVault vault, DateTimeOffset at)
    {
        var rows = new ChunkRows();
        foreach (var account in met)
            Write(account, rows, at);
        foreach (var (number, person) in people)
        {
            if (person.Changed && !person.ByFormerNumber)
                Write(number, person, vault, rows);
        }

        // Somebody whom two numbers of the chunk find has one file.
        foreach (var (number, person) in people)
        {
            if (person.Changed && person.ByFormerNumber && !rows.ChangedFiles.Exists(file => file.SubjectId == person.Id))
                Write(number, person, vault, rows);
        }

        return rows;
    }

    /// <summary>Whether a row speaks of an account or a person of this chunk, so that it must be merged with what this chunk leaves.</summary>
    public bool IsMetBy(IReadOnlyList<AcceptedRow> rows)
    {
        // An account that was renamed or taken back is found by numbers that this chunk may not know.
        if (numbersChanged)
            return true;
        foreach (var row in rows)
        {
            var month = row.Month;
            if (accounts.ContainsKey(month.AccountNumber) || hashes.ContainsKey(month.Subject.Number)
                || (month.NewAccountNumber is { } number && accounts.ContainsKey(number)))
                return true;
        }

        return false;
    }

    private void Take(AcceptedRow row)
    {
        var month = row.Month;
        var identity = month.Subject;
        var isKnown = people.TryGetValue(identity.Number, out var person);
        if (accounts.TryGetValue(month.AccountNumber, out var account) && account.Subject != person?.Id)
        {
            Reject(row, FurnishingColumn.AccountNumber, RejectionReasons.AccountOfAnotherSubject);
            return;
        }

        double? likeness = null;
        if (isKnown && !identity.IsKnownAs(person!.Name, person.BirthDate))
        {
            var match = Doubts.Judge(month, person.Id, person.Name, person.BirthDate);
            if (match.Verdict is not MatchVerdict.Same)
            {
                LeaveOut(row, match);
                return;
            }

            likeness = match.NameLikeness;
        }

        if (month.NewAccountNumber is { } number && accounts.TryGetValue(number, out var other))
        {
            if (other != account && !IsEarlierPartOf(other, account, number, person, month))
            {
                Reject(row, FurnishingColumn.NewAccountNumber, RejectionReasons.AccountNumberTaken);
                return;
            }

            // The rows of an earlier change, sent again or late, do not undo a later one.
            if (other != account)
            {
                account = Join(account, other, person!, month.AccountNumber);
                month = month with { NewAccountNumber = null };
            }
            else if (month.Month.AsOf <= account.Merging.Newest)
            {
                month = month with { NewAccountNumber = null };
            }
        }

        person ??= new Person(SubjectId.New(), identity.Name, identity.BirthDate);
        var isNew = account is null;
        account ??= new Account(furnisher, person);
        var before = account.Merging.AccountNumber;
        switch (account.Merging.Take(month))
        {
            case MonthVerdict.Refused: Reject(row, FurnishingColumn.Currency, RejectionReasons.CurrencyDiffers); return;
            case MonthVerdict.Duplicate: Reject(row, FurnishingColumn.AsOf, RejectionReasons.DuplicateAccountDay); return;
            case MonthVerdict.Outdated: Reject(row, FurnishingColumn.AccountStatus, RejectionReasons.DeletionOutdated); return;
            case MonthVerdict.Unchanged when !IsLate(account, month): unchanged.Add(row.Number); return;
            case MonthVerdict.TakenBack: Forget(account); break;
            default: Place(account, isNew, before ?? month.AccountNumber, month); break;
        }

        stored++;
        account.Holder = person;
        account.NameLikeness = likeness;
        if (!isKnown)
            people.Add(identity.Number, person);

        // Somebody new is stored even if nothing is left of the account.
        person.Changed |= person.Version is null;
    }

    /// <summary>
    /// Whether the row tells late how another account of the same person came to a number that it has changed since: that one is reported only after the row's day, and the row's
    /// account only up to it.
    /// </summary>
    private static bool IsEarlierPartOf(Account later, Account? earlier, string number, Person? person, FurnishedMonth month)
    {
        var (before, after) = (earlier?.Merging, later.Merging);
        return later.Subject == person?.Id && after.AccountNumber is not null && !string.Equals(after.AccountNumber, number, StringComparison.Ordinal)
            && after.Oldest > month.Month.AsOf && (before is null || before.Newest <= month.Month.AsOf)
            && string.Equals(after.Currency, month.Currency, StringComparison.Ordinal) && (before is null || string.Equals(before.Currency, month.Currency, StringComparison.Ordinal));
    }

    /// <summary>Makes one account of two whose change of number came late: what was kept under the earlier number belongs to the later one.</summary>
    private Account Join(Account? earlier, Account later, Person person, string number)
    {
        if (later.Stored is not null && later.Holder is null)
            met.Add(later);
        later.Holder = person;
        Lose(later, number);
        if (earlier is not null)
        {
            Forget(earlier);
            earlier.Holder = person;
            earlier.JoinedTo = later.Merging.Join(earlier.Merging);
            foreach (var had in earlier.Numbers)
            {
                Lose(later, had);
                Name(later, had);
            }
        }

        Name(later, number);
        return later;
    }

    private void LeaveOut(AcceptedRow row, RowMatch match)
    {
        if (match.Repeats)
            Reject(row, FurnishingColumn.AsOf, RejectionReasons.DuplicateAccountDay);
        else if (match.Verdict is MatchVerdict.Different)
            Reject(row, FurnishingColumn.SubjectName, RejectionReasons.SubjectMismatch);
        else
            held.Add(row.Number);
    }

    /// <summary>Whether the row changes the number after a later change has come: the account keeps its number, and is found by the row's too.</summary>
    private static bool IsLate(Account account, FurnishedMonth month) =>
        month.NewAccountNumber is { } changed && account.Merging.AccountNumber is { } number && !string.Equals(changed, number, StringComparison.Ordinal);

    private void Place(Account account, bool isNew, string before, FurnishedMonth month)
    {
        if (isNew)
        {
            met.Add(account);
            Name(account, before);
        }
        else if (account.Stored is not null && account.Holder is null)
        {
            met.Add(account);
        }

        var number = account.Merging.AccountNumber!;
        if (number != before)
        {
            Lose(account, before);
            Name(account, number);
        }
        else if (IsLate(account, month))
        {
            Lose(account, month.NewAccountNumber!);
            Name(account, month.NewAccountNumber!);
        }
    }

    private void Lose(Account account, string number)
    {
        numbersChanged = true;
        if (!account.Former.Contains(number, StringComparer.Ordinal))
            account.Former.Add(number);
    }

    private void Name(Account account, string number)
    {
        accounts[number] = account;
        account.Numbers.Add(number);
    }

    private void Forget(Account account)
    {
        numbersChanged = true;
        if (account.Stored is not null && account.Holder is null)
            met.Add(account);
        foreach (var number in account.Numbers)
            accounts.Remove(number);
    }

    private void Write(Account account, ChunkRows rows, DateTimeOffset at)
    {
        var tradeline = account.Merging.Result();
        if (!account.Merging.Changed(tradeline) && (tradeline is null || account.Former.Count == 0))
            return;
        account.Holder!.Changed = true;
        if (account.JoinedTo is null && account.Merging.Corrected(tradeline) is { } corrected)
            rows.Corrections.Add((account.Subject, corrected, at));
        if (tradeline is null)
        {
            if (account.Stored is { } taken && account.JoinedTo is { } joined)
                rows.JoinedTradelines.Add((taken, joined));
            else if (account.Stored is { } removed)
                rows.RemovedTradelines.Add(removed);
            return;
        }

        (account.Stored is null ? rows.NewTradelines : rows.ChangedTradelines).Add(TradelineRow.Of(account.Subject, tradeline with { NameLikeness = account.NameLikeness }));
        foreach (var number in account.Former)
            rows.FormerNumbers.Add(new FormerAccountNumberRow { FurnisherId = furnisher, AccountNumber = number, TradelineId = tradeline.Id });
    }

    private void Write(IdentityNumber number, Person person, IdentityVault vault, ChunkRows rows)
    {
        if (person.Version is { } version)
        {
            rows.ChangedFiles.Add(new CreditFileRow { SubjectId = person.Id, Version = version, Frozen = false });
            return;
        }

        rows.NewSubjects.Add(new SubjectRow
        {
            Id = person.Id,
            Name = person.Name,
            BirthDate = person.BirthDate,
            NumberType = number.Type,
            NumberHash = hashes[number],
            NumberSealed = vault.Seal(number),
            NumberMasked = number.Masked,
        });
        rows.NewFiles.Add(new CreditFileRow { SubjectId = person.Id, Version = 1, Frozen = false });
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

        /// <summary>Whether the number is one that the person had before.</summary>
        public bool ByFormerNumber { get; init; }

        public bool Changed { get; set; }
    }

    private sealed class Account
    {
        public Account(PartnerId furnisher, TradelineRow stored) =>
            (Stored, Subject, Merging) = (stored, stored.SubjectId, new TradelineMerging(stored.ToTradeline(), furnisher));

        public Account(PartnerId furnisher, Person person) => (Subject, Merging) = (person.Id, new TradelineMerging(null, furnisher));

        public TradelineRow? Stored { get; }

        public SubjectId Subject { get; }

        public TradelineMerging Merging { get; }

        /// <summary>How alike the name in the last row that was taken is; null when it is the same.</summary>
        public double? NameLikeness { get; set; }

        /// <summary>Whose it is, once a row has changed it.</summary>
        public Person? Holder { get; set; }

        /// <summary>The account that this one turned out to be.</summary>
        public TradelineId? JoinedTo { get; set; }

        /// <summary>Numbers that find it.</summary>
        public List<string> Numbers { get; } = new(1);

        /// <summary>Numbers that it lost in this chunk, each once: an account may change to and fro.</summary>
        public List<string> Former { get; } = new(0);
    }
}

/// <summary>What a chunk writes.</summary>
internal sealed class ChunkRows
{
    /// <summary>Files that change, at the version that was read.</summary>
    public List<CreditFileRow> ChangedFiles { get; } = [];

    public List<SubjectRow> NewSubjects { get; } = [];

    /// <summary>The files of the new subjects, at version 1.</summary>
    public List<CreditFileRow> NewFiles { get; } = [];

    public List<TradelineRow> NewTradelines { get; } = [];

    public List<TradelineRow> ChangedTradelines { get; } = [];

    /// <summary>Tradelines that the furnisher has taken back.</summary>
    public List<TradelineRow> RemovedTradelines { get; } = [];

    /// <summary>Tradelines that turned out to be others, which hold their months now.</summary>
    public List<(TradelineRow Joined, TradelineId To)> JoinedTradelines { get; } = [];

    /// <summary>Numbers that accounts had before these rows.</summary>
    public List<FormerAccountNumberRow> FormerNumbers { get; } = [];

    /// <summary>What was stored and is told otherwise now, or no more.</summary>
    public List<(SubjectId Subject, CorrectedAccount Account, DateTimeOffset At)> Corrections { get; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => ChangedFiles.Count == 0 && NewSubjects.Count == 0;
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

    /// <summary>Whether the number is one that the person had before; name and birth date are those that went with it.</summary>
    public bool ByFormerNumber { get; init; }
}
