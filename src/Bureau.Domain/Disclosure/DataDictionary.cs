using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Domain.Disclosure;

/// <summary>
/// Everything that the bureau takes in or makes about people and companies. It is made of the closed lists by which files, listings and schemes are read, so
/// that what is not here cannot come in; docs/data-dictionary.md shows it.
/// </summary>
public static class DataDictionary
{
    private const string Identifying = "PIPL art. 6 and 13(2); FCRA, 15 U.S.C. § 1681e(b): as little as tells people apart, and enough not to mistake them";
    private const string Lending = "Regulation on the Administration of the Credit Reporting Industry (State Council Order 631), art. 13 and 15; FCRA, 15 U.S.C. § 1681s-2";
    private const string Correcting = "State Council Order 631, art. 23 and 25; FCRA, 15 U.S.C. § 1681s-2(a)(2) and (3)";
    private const string Listed = "State Council General Office, Opinion 49 of 2020: a list needs a law, an authority, notice and repair; FCRA, 15 U.S.C. § 1681c";
    private const string OfPublicRecord = "State Council General Office, Opinion 49 of 2020; Government Information Disclosure Regulation (State Council Order 711), art. 20";
    private const string ByContract = "PIPL art. 13(2) and 24: a contract to which the person is party, and its own domain alone";
    private const string Recording = "PIPL art. 54 and 55; FCRA, 15 U.S.C. § 1681g(a)(3): who read what is shown to the person";

    private const string Registered = "Interim Regulation on Enterprise Information Disclosure (PRC, State Council Order 654), art. 3 and 6; Directive (EU) 2017/1132, art. 14 to 16: registers of companies are public";

    private const string WhileAFile = "as long as the person has a file";
    private const string Late = "what speaks against the person by docs/retention.md: 5 years from the end of the conduct (CN), 7 (US); the rest as long as the account is reported";
    private const string Account = "as long as a month of the account is stored";
    private const string NotKept = "not kept: it says what to do with the row";

    /// <summary>Every item, people's first.</summary>
    public static IReadOnlyList<DataItem> Items { get; } =
    [
        .. FurnishingDictionary.Entries.Select(Furnished),
        .. Listing(),
        .. Enum.GetValues<RecordCategory>().Select(Counted).OrderBy(item => item.Subject),
        Own("score", "what the accounts give by the scorecard in use, month by month, with each contribution", $"{DeleteObsolete.YearsOfSnapshots} years"),
        Own("inquiry", "who asked, under which consent, for which purpose, which fields were disclosed or why not", WhileAFile),
        Own("consent", "to whom, for which purpose, what is covered, how often, how long, and every step of its life", WhileAFile),
        Own("match_review", "a doubt whether furnished rows are of the person whose number they carry, and who decided it", WhileAFile),
        .. OfCompanies(),
    ];

    private static DataItem Furnished(FurnishingEntry entry)
    {
        var (meaning, basis, retention) = entry.Column switch
        {
            FurnishingColumn.AsOf => ("the day that the figures are of", Lending, Late),
            FurnishingColumn.AccountNumber => ("the furnisher's own number of the account", Lending, Account),
            FurnishingColumn.PortfolioType => ("what kind of credit it is", Lending, Account),
            FurnishingColumn.AccountType => ("which product it is", Lending, Account),
            FurnishingColumn.OpenedOn => ("when the account was opened", Lending, Account),
            FurnishingColumn.CreditLimit => ("how much may be borrowed; of a loan its original amount", Lending, Late),
            FurnishingColumn.Currency => ("the currency of every amount of the account", Lending, Account),
            FurnishingColumn.AccountStatus => ("whether it is paid as agreed, late, a loss, or ended", Lending, Late),
            FurnishingColumn.TrendedUsage => ("whether the card was used, paid in full or carried over", Lending, Late),
            FurnishingColumn.CurrentBalance => ("what was owed", Lending, Late),
            FurnishingColumn.AmountPastDue => ("what was owed and overdue", Lending, Late),
            FurnishingColumn.ActualPayment => ("what was paid in the month", Lending, Late),
            FurnishingColumn.ComplianceCondition => ("what the law lets the person say of the account, chiefly that it is disputed", Correcting, Account),
            FurnishingColumn.SubjectIdType => ("which register the identity number is of", Identifying, WhileAFile),
            FurnishingColumn.SubjectId => ("the identity number: a keyed hash and a ciphertext of it", Identifying, WhileAFile),
            FurnishingColumn.SubjectName => ("the person's name", Identifying, WhileAFile),
            FurnishingColumn.BirthDate => ("tells people apart and is never an input of a score", Identifying, WhileAFile),
            FurnishingColumn.PaymentRating => ("how late an account was when it ended", Lending, Late),
            FurnishingColumn.PaymentHistory => ("how late the account was in the 24 months before", Lending, Late),
            FurnishingColumn.FirstDelinquencyOn => ("when the delinquency began, from which its retention is counted", Lending, Late),
            FurnishingColumn.ClosedOn => ("when the account was closed", Lending, Account),
            FurnishingColumn.CorrectionIndicator => ("whether the row replaces an earlier one of the same file", Correcting, NotKept),
            FurnishingColumn.NewAccountNumber => ("the number that the account has from now on", Correcting, Account),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Column, "A column without an entry in the data dictionary."),
        };
        return new DataItem(entry.Name, basis == Identifying ? null : RecordDomain.Credit, SubjectKind.Person, meaning, basis, retention);
    }

    private static IEnumerable<DataItem> Listing()
    {
        const string Stays = "black: 5 years after its last day (CN), 7 from its first (US); red: until the authority takes it back";
        (string Name, string Meaning)[] items =
        [
            ("listing_colour", "whether it honours or warns"),
            ("listing_authority", "who listed"),
            ("listing_legal_basis", "the article under which it was listed"),
            ("listing_reason", "why, in the authority's words"),
            ("listing_effective_from", "its first day of effect"),
            ("listing_effective_until", "its last day of effect"),
            ("listing_class", "how grave the breach is; of a black listing"),
            ("listing_criteria", "where the criteria are published; of a red listing"),
            ("listing_amount", "what is owed or was fined"),
            ("listing_case_number", "the authority's number of the case"),
            ("listing_repair_route", "what the listed one can do to have it ended"),
            ("listing_entered_by", "who entered it at the authority"),
            ("listing_notice", "how and on which day the listed one was told, and the hash of the proof"),
            ("listing_acceptance", "when the person accepted a red listing"),
            ("listing_appeal", "what the listed one says against it, and what was decided, by whom and why"),
            ("listing_end", "when it was repaired or withdrawn, and why"),
        ];
        return items.Select(item => new DataItem(item.Name, RecordDomain.Judicial, SubjectKind.Person, item.Meaning, Listed, Stays));
    }

    private static IEnumerable<DataItem> OfCompanies()
    {
        const string AsRegistered = "as long as the company is on record; what its source has no more is marked as ended";
        const string ByClass = "by docs/company-grade.md: 3, 12 or 36 months by severity; inspections and honours 36, licences 12 months after their end";
        const string Looked = "as long as the company is on record";
        return
        [
            Item("company_names", null, "its legal name, former names, names that it trades under", Registered, AsRegistered),
            Item("company_jurisdiction", null, "where it is registered", Registered, AsRegistered),
            Item("company_identifiers", null, "unified social credit code, LEI, number in a register", Registered, AsRegistered),
            Item("company_status", null, "whether it carries on, and whether its registration is kept up", Registered, AsRegistered),
            Item("company_registered_office", null, "where its register says that it is to be reached", Registered, AsRegistered),
            Item("company_officers", null, "who serves it, in which role, from and until when; kept with the company alone", Registered, AsRegistered),
            Item("company_listing", null, "an authority's published entry: colour, class, basis, reason, days, repair route", Listed, "shown until it is repaired, withdrawn, or its last day has passed"),
            Item("integrity_record", null, "an inspection, penalty, judgment, debarment, honour or licence: day, severity, result, amount, keeper", OfPublicRecord, ByClass),
            Item("company_look_up", null, "which partner looked at it, when and by which question", Registered, Looked),
        ];

        static DataItem Item(string name, RecordDomain? domain, string meaning, string basis, string retention) => new(name, domain, SubjectKind.Company, meaning, basis, retention);
    }

    private static DataItem Counted(RecordCategory category)
    {
        var domain = RecordCategories.Of(category).Domain;
        var subject = RecordDomains.SubjectOf(domain);
        var basis = subject == SubjectKind.Company || domain is RecordDomain.Traffic or RecordDomain.Transport or RecordDomain.Honours ? OfPublicRecord
            : domain == RecordDomain.Credit ? Lending
            : ByContract;
        var name = UpperSnake.Of(category.ToString());
        return new DataItem(
            name, domain, subject, $"{name.Replace('_', ' ').ToLowerInvariant()}: when it was and, if it lasts, when it ended", basis,
            $"counts at most {Scheme.LongestRetention} months from the end of the conduct; the scheme may say less");
    }

    private static DataItem Own(string name, string meaning, string retention) => new(name, null, SubjectKind.Person, meaning, Recording, retention);
}
