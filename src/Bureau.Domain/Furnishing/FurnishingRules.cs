using System.Collections.Concurrent;
using System.Text;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Furnishing;

/// <summary>
/// The rules for one row, the same in every format: each column is checked on its own, then those that must agree. All mistakes of a row
/// are reported, and a row with one is left out whole.
/// </summary>
internal static class FurnishingRules
{
    /// <summary>Checks one row.</summary>
    /// <param name="number">The row as an editor numbers it.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="today">The last day that a row may be of.</param>
    public static FurnishedRow Check<TFields>(long number, TFields fields, DateOnly today)
        where TFields : IFurnishedFields, allows ref struct =>
        new Row<TFields>(fields, today).Check(number);

    private ref struct Row<TFields>(TFields fields, DateOnly today)
        where TFields : IFurnishedFields, allows ref struct
    {
        private static readonly DateOnly EarliestAsOf = new(1970, 1, 1);
        private static readonly DateOnly EarliestOpening = new(1900, 1, 1);

        // Two or three of 36 characters: 47,952 strings at the most.
        private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> AccountTypes =
            new ConcurrentDictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        private readonly TFields fields = fields;
        private List<RowMistake>? mistakes;

        public FurnishedRow Check(long number)
        {
            var asOf = AsOf();
            var account = AccountNumber();
            var portfolio = PortfolioType();
            var accountType = AccountType();
            var openedOn = PastDate(FurnishingColumn.OpenedOn, asOf, RejectionReasons.OpenedAfterAsOf);
            var closedOn = ClosedOn(asOf, openedOn);
            var firstDelinquencyOn = PastDate(FurnishingColumn.FirstDelinquencyOn, asOf, RejectionReasons.AfterAsOf);
            var limit = OptionalAmount(FurnishingColumn.CreditLimit);
            var currency = Currency();
            var deletion = Deletion();
            var status = deletion is null ? AccountStatus() : default;
            var rating = PaymentRating(status);
            var history = PaymentHistory(asOf);
            var usage = TrendedUsage();
            var balance = Amount(FurnishingColumn.CurrentBalance);
            var pastDue = OptionalAmount(FurnishingColumn.AmountPastDue);
            var payment = OptionalAmount(FurnishingColumn.ActualPayment);
            var compliance = ComplianceCondition();
            var isCorrection = IsCorrection();
            var newAccount = OptionalAccountNumber(FurnishingColumn.NewAccountNumber);
            var subject = Subject(asOf);
            if (subject?.Number.Jurisdiction == Jurisdiction.Us && firstDelinquencyOn is null && deletion is null && (status.IsLoss() || rating is "G" or "L"))
            {
                Reject(FurnishingColumn.FirstDelinquencyOn, RejectionReasons.FirstDelinquencyRequired);
            }

            if (mistakes is not null)
                return new RejectedRow(number, mistakes);

            // Beside a month in order it would tell of a delinquency that nothing else tells of, and so outlive its years.
            var month = new TradelineMonth(asOf!.Value, status, usage, limit, balance, pastDue, payment, rating)
            {
                FirstDelinquencyOn = status.IsAdverse(rating) ? firstDelinquencyOn : null,
            };
            return new AcceptedRow(number, new FurnishedMonth(subject!, account, portfolio, accountType, openedOn, currency, compliance, month)
            {
                ClosedOn = closedOn,
                History = history,
                IsCorrection = isCorrection,
                NewAccountNumber = newAccount,
                Deletion = deletion,
            });
        }

        private DateOnly? AsOf()
        {
            if (Date(FurnishingColumn.AsOf, EarliestAsOf) is not { } asOf)
                return null;

            if (asOf > today)
            {
                Reject(FurnishingColumn.AsOf, RejectionReasons.DateInFuture);
            }

            return asOf;
        }

        private string AccountNumber() => OptionalAccountNumber(FurnishingColumn.AccountNumber) ?? "";

        private string? OptionalAccountNumber(FurnishingColumn column)
        {
            if (!Has(column, out var text))
                return null;

            if (text.Length > 30)
            {
                Reject(column, RejectionReasons.TextLength);
            }
            else if (text.ContainsAnyExceptInRange((byte)' ', (byte)'~') || text[0] == ' ' || text[^1] == ' ')
            {
                Reject(column, RejectionReasons.TextCharacters);
            }

            return Encoding.UTF8.GetString(text);
        }

        private char PortfolioType()
        {
            if (!Has(FurnishingColumn.PortfolioType, out var text))
                return default;

            if (text.Length != 1 || !"CIMOR"u8.Contains(text[0]))
            {
                Reject(FurnishingColumn.PortfolioType, RejectionReasons.UnknownCode);
            }

            return (char)text[0];
        }

        private string AccountType()
        {
            if (!Has(FurnishingColumn.AccountType, out var text))
                return "";

            Span<char> written = stackalloc char[3];
            if (text.Length is not (2 or 3))
            {
                Reject(FurnishingColumn.AccountType, RejectionReasons.TextLength);
                return "";
            }

            for (var i = 0; i < text.Length; i++)
            {
                written[i] = (char)text[i];
                if (!char.IsAsciiLetterUpper(written[i]) && !char.IsAsciiDigit(written[i]))
                {
                    Reject(FurnishingColumn.AccountType, RejectionReasons.TextCharacters);
                    return "";
                }
            }

            if (text.SequenceEqual("90"u8))
            {
                Reject(FurnishingColumn.AccountType, RejectionReasons.MedicalAccount);
            }
            else if (text.SequenceEqual("50"u8) || text.SequenceEqual("93"u8))
            {
                Reject(FurnishingColumn.AccountType, RejectionReasons.FamilyAccount);
            }

            return Pooled(written[..text.Length]);
        }

        private DateOnly? PastDate(FurnishingColumn column, DateOnly? asOf, RejectionReason whenLater)
        {
            if (Date(column, EarliestOpening) is not { } date)
                return null;

            if (date > asOf)
            {
                Reject(column, whenLater);
            }

            return date;
        }

        private DateOnly? ClosedOn(DateOnly? asOf, DateOnly? openedOn)
        {
            var closedOn = PastDate(FurnishingColumn.ClosedOn, asOf, RejectionReasons.AfterAsOf);
            if (closedOn < openedOn)
            {
                Reject(FurnishingColumn.ClosedOn, RejectionReasons.ClosedBeforeOpened);
            }

            return closedOn;
        }

        private AccountDeletion? Deletion()
        {
            var text = fields[FurnishingColumn.AccountStatus];
            if (text.SequenceEqual("DA"u8))
                return AccountDeletion.Deleted;
            return text.SequenceEqual("DF"u8) ? AccountDeletion.Fraud : null;
        }

        private string? PaymentRating(AccountStatus status)
        {
            if (!Has(FurnishingColumn.PaymentRating, out var text))
                return null;

            if (text.Length != 1 || !"0123456GL"u8.Contains(text[0]))
            {
                Reject(FurnishingColumn.PaymentRating, RejectionReasons.UnknownCode);
            }
            else if (Enum.IsDefined(status) && !status.NeedsPaymentRating())
            {
                Reject(FurnishingColumn.PaymentRating, RejectionReasons.RatingNotExpected);
            }

            return ((char)text[0]).ToString();
        }

        private PaymentHistory? PaymentHistory(DateOnly? asOf)
        {
            if (!Has(FurnishingColumn.PaymentHistory, out var text))
                return null;

            if (text.Length != CreditFiles.PaymentHistory.Months)
            {
                Reject(FurnishingColumn.PaymentHistory, RejectionReasons.TextLength);
                return null;
            }

            foreach (var code in text)
            {
                if (!CreditFiles.PaymentHistory.Codes.Contains((char)code, StringComparison.Ordinal))
                {
                    Reject(FurnishingColumn.PaymentHistory, RejectionReasons.UnknownCode);
                    return null;
                }
            }

            return asOf is { } day ? new PaymentHistory(day, Encoding.UTF8.GetString(text)) : null;
        }

        private bool IsCorrection()
        {
            if (!Has(FurnishingColumn.CorrectionIndicator, out var text))
                return false;

            if (text.Length != 1 || text[0] is not ((byte)'0' or (byte)'1'))
            {
                Reject(FurnishingColumn.CorrectionIndicator, RejectionReasons.UnknownCode);
            }

            return text[0] == '1';
        }

        private string Currency()
        {
            if (!Has(FurnishingColumn.Currency, out var text))
                return "";

            Span<char> written = stackalloc char[3];
            if (text.Length == 3 && Encoding.UTF8.GetChars(text, written) == 3 && Currencies.Find(written) is { } currency)
                return currency;

            Reject(FurnishingColumn.Currency, RejectionReasons.UnknownCode);
            return "";
        }

        private AccountStatus AccountStatus()
        {
            if (!Has(FurnishingColumn.AccountStatus, out var text))
                return default;

            var status = text.Length == 2 && char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[1])
                ? (AccountStatus)(((text[0] - '0') * 10) + text[1] - '0')
                : default;
            if (!Enum.IsDefined(status))
            {
                Reject(FurnishingColumn.AccountStatus, RejectionReasons.UnknownCode);
            }

            return status;
        }

        private TrendedUsage TrendedUsage()
        {
            var text = fields[FurnishingColumn.TrendedUsage];
            if (text.IsEmpty)
                return CreditFiles.TrendedUsage.Unknown;
            if (text.SequenceEqual("REVOLVER"u8))
                return CreditFiles.TrendedUsage.Revolver;
            if (text.SequenceEqual("TRANSACTOR"u8))
                return CreditFiles.TrendedUsage.Transactor;
            if (text.SequenceEqual("INACTIVE"u8))
                return CreditFiles.TrendedUsage.Inactive;

            Reject(FurnishingColumn.TrendedUsage, RejectionReasons.UnknownCode);
            return default;
        }

        private string? ComplianceCondition()
        {
            var text = fields[FurnishingColumn.ComplianceCondition];
            if (text.IsEmpty)
                return null;

            foreach (var code in ComplianceConditions.Codes)
            {
                if (text.Length == 2 && text[0] == code[0] && text[1] == code[1])
                    return code;
            }

            Reject(FurnishingColumn.ComplianceCondition, RejectionReasons.UnknownCode);
            return null;
        }

        private Identity? Subject(DateOnly? asOf)
        {
            var number = Number();
            var name = Name();
            var birthDate = Date(FurnishingColumn.BirthDate, DateOnly.MinValue);
            if (birthDate > asOf)
            {
                Reject(FurnishingColumn.BirthDate, RejectionReasons.BornAfterAsOf);
            }

            if (birthDate is { } born && born <= today && MinorRule.IsMinor(born, today))
            {
                Reject(FurnishingColumn.BirthDate, RejectionReasons.MinorSubject);
            }

            if (number is null || birthDate is null)
                return null;

            if (number.BirthDate is { } stated && stated != birthDate)
            {
                Reject(FurnishingColumn.BirthDate, RejectionReasons.BirthDateMismatch);
            }

            return name is null ? null : Identity.Of(number, name, birthDate.Value).Value;
        }

        private IdentityNumber? Number()
        {
            var type = NumberType();
            if (!Has(FurnishingColumn.SubjectId, out var text) || type is null)
                return null;

            if (IdentityNumber.Read(type.Value, Encoding.UTF8.GetString(text)).Succeeded(out var number, out var refusal))
                return number;

            Reject(
                FurnishingColumn.SubjectId,
                refusal is IdentityNumberCheckFailed ? RejectionReasons.IdentityNumberCheckFailed : RejectionReasons.IdentityNumberMalformed);
            return null;
        }

        private IdentityNumberType? NumberType()
        {
            if (!Has(FurnishingColumn.SubjectIdType, out var text))
                return null;
            if (text.SequenceEqual("CN_RESIDENT_ID"u8))
                return IdentityNumberType.CnResidentId;
            if (text.SequenceEqual("US_SSN"u8))
                return IdentityNumberType.UsSsn;

            Reject(FurnishingColumn.SubjectIdType, RejectionReasons.UnknownCode);
            return null;
        }

        private string? Name()
        {
            if (!Has(FurnishingColumn.SubjectName, out var text))
                return null;

            if (Identity.ReadName(Encoding.UTF8.GetString(text)).Succeeded(out var name, out _))
                return name;

            Reject(FurnishingColumn.SubjectName, RejectionReasons.NameMalformed);
            return null;
        }

        private decimal? OptionalAmount(FurnishingColumn column) => fields[column].IsEmpty ? null : Amount(column);

        private decimal Amount(FurnishingColumn column)
        {
            if (!Has(column, out var text))
                return 0;

            if (FieldText.Amount(text, mayBeNegative: column == FurnishingColumn.CurrentBalance, out var amount) is { } reason)
            {
                Reject(column, reason);
            }

            return amount;
        }

        private DateOnly? Date(FurnishingColumn column, DateOnly earliest)
        {
            if (!Has(column, out var text))
                return null;

            if (FieldText.Date(text, earliest, out var date) is not { } reason)
                return date;

            Reject(column, reason);
            return null;
        }

        /// <summary>Whether the row has a value there; the absence of a required one is a mistake.</summary>
        private bool Has(FurnishingColumn column, out ReadOnlySpan<byte> text)
        {
            text = fields[column];
            if (!text.IsEmpty)
                return true;

            if (FurnishingDictionary.Of(column).Required)
            {
                Reject(column, RejectionReasons.Required);
            }

            return false;
        }

        private void Reject(FurnishingColumn column, RejectionReason reason) => (mistakes ??= []).Add(new RowMistake(column, reason));

        private static string Pooled(ReadOnlySpan<char> code)
        {
            if (AccountTypes.TryGetValue(code, out var known))
                return known;

            var added = code.ToString();
            AccountTypes.TryAdd(code, added);
            return added;
        }
    }
}
