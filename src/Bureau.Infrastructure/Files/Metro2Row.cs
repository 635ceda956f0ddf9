using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>The columns of a data record. Metro 2 knows one currency and one kind of identity number.</summary>
/// <param name="record">The record.</param>
/// <param name="newAccountNumber">What its segment L1 tells; empty when it tells none.</param>
/// <param name="written">Where values are written that are not in the record as a column holds them, <see cref="ScratchLength"/> characters.</param>
internal readonly ref struct Metro2Row(ReadOnlySpan<byte> record, ReadOnlySpan<byte> newAccountNumber, Span<byte> written) : IFurnishedFields
{
    /// <summary>Room for five dates, the payment history, and a name of three parts and a generation.</summary>
    public const int ScratchLength = NameAt + 80;

    private const int HistoryAt = 5 * Metro2Text.ColumnDateLength;
    private const int NameAt = HistoryAt + PaymentHistory.Months;

    private readonly ReadOnlySpan<byte> record = record;
    private readonly ReadOnlySpan<byte> newAccountNumber = newAccountNumber;
    private readonly Span<byte> written = written;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> this[FurnishingColumn column] => column switch
    {
        FurnishingColumn.AsOf => Date(Metro2Base.AccountInformation, 0),
        FurnishingColumn.AccountNumber => Text(Metro2Base.AccountNumber),
        FurnishingColumn.PortfolioType => Text(Metro2Base.PortfolioType),
        FurnishingColumn.AccountType => Text(Metro2Base.AccountType),
        FurnishingColumn.OpenedOn => Date(Metro2Base.DateOpened, 1),
        FurnishingColumn.CreditLimit => Limit(),
        FurnishingColumn.Currency => "USD"u8,
        FurnishingColumn.AccountStatus => Status(),
        FurnishingColumn.CurrentBalance => Amount(Metro2Base.CurrentBalance),
        FurnishingColumn.AmountPastDue => Amount(Metro2Base.AmountPastDue),
        FurnishingColumn.ActualPayment => Amount(Metro2Base.ActualPayment),
        FurnishingColumn.ComplianceCondition => Text(Metro2Base.ComplianceCondition),
        FurnishingColumn.SubjectIdType => "US_SSN"u8,
        FurnishingColumn.SubjectId => Number(),
        FurnishingColumn.SubjectName => Name(),
        FurnishingColumn.BirthDate => Date(Metro2Base.BirthDate, 2),
        FurnishingColumn.PaymentRating => Text(Metro2Base.PaymentRating),
        FurnishingColumn.PaymentHistory => History(),
        FurnishingColumn.FirstDelinquencyOn => Date(Metro2Base.FirstDelinquency, 3),
        FurnishingColumn.ClosedOn => Date(Metro2Base.DateClosed, 4),
        FurnishingColumn.CorrectionIndicator => Text(Metro2Base.Correction),
        FurnishingColumn.NewAccountNumber => newAccountNumber,
        _ => [],
    };

    private ReadOnlySpan<byte> Text(Metro2Field field) => field.In(record).TrimEnd((byte)' ');

    private ReadOnlySpan<byte> Date(Metro2Field field, int place) =>
        Metro2Text.ColumnDate(field.In(record), written.Slice(place * Metro2Text.ColumnDateLength, Metro2Text.ColumnDateLength));

    /// <summary>
    /// Whole dollars, digits alone; a sign or a point, which a column may have, is no part of an amount here. Nines stand for an amount
    /// that is not told, or that nine digits cannot tell.
    /// </summary>
    private ReadOnlySpan<byte> Amount(Metro2Field field)
    {
        var text = field.In(record);
        if (Metro2Text.IsBlank(text) || !text.ContainsAnyExcept((byte)'9'))
            return [];

        return Metro2Text.IsDigits(text) ? text : "none"u8;
    }

    /// <summary>
    /// Instalment loans and mortgages tell the amount lent, lines of credit their limit. Zeros stand for one that is not available.
    /// </summary>
    private ReadOnlySpan<byte> Limit()
    {
        var field = Metro2Base.PortfolioType.In(record)[0] is (byte)'I' or (byte)'M' ? Metro2Base.OriginalAmount : Metro2Base.CreditLimit;
        return Metro2Text.IsUnfilled(field.In(record)) ? [] : Amount(field);
    }

    /// <summary>
    /// ECOA code Z takes the consumer of the base segment off the account. An account is one person's here, so that this is what
    /// status DA says: the account is deleted.
    /// </summary>
    private ReadOnlySpan<byte> Status() => Metro2Base.Ecoa.In(record)[0] == 'Z' ? "DA"u8 : Text(Metro2Base.AccountStatus);

    /// <summary>
    /// Blanks are months before there was a history, which other furnishers write as B; Z, too new to rate, tells no more of a month than D.
    /// </summary>
    private ReadOnlySpan<byte> History()
    {
        var text = Metro2Base.PaymentHistory.In(record);
        if (Metro2Text.IsBlank(text))
            return [];

        var history = written.Slice(HistoryAt, PaymentHistory.Months);
        text.Replace(history, (byte)' ', (byte)'B');
        history.Replace((byte)'Z', (byte)'D');
        return history;
    }

    private ReadOnlySpan<byte> Number()
    {
        var text = Metro2Base.SocialSecurityNumber.In(record);
        return Metro2Text.IsAbsent(text) ? [] : text;
    }

    private ReadOnlySpan<byte> Name()
    {
        var name = written[NameAt..];
        var length = Append(name, 0, Text(Metro2Base.FirstName));
        length = Append(name, length, Text(Metro2Base.MiddleName));
        length = Append(name, length, Text(Metro2Base.Surname));
        return name[..Append(name, length, Generation())];
    }

    private ReadOnlySpan<byte> Generation() => Metro2Base.Generation.In(record)[0] switch
    {
        (byte)'J' => "JR"u8,
        (byte)'S' => "SR"u8,
        (byte)'2' => "II"u8,
        (byte)'3' => "III"u8,
        (byte)'4' => "IV"u8,
        (byte)'5' => "V"u8,
        (byte)'6' => "VI"u8,
        (byte)'7' => "VII"u8,
        (byte)'8' => "VIII"u8,
        (byte)'9' => "IX"u8,
        _ => [],
    };

    private static int Append(Span<byte> name, int length, ReadOnlySpan<byte> part)
    {
        part = part.TrimStart((byte)' ');
        if (part.IsEmpty)
            return length;

        if (length > 0)
        {
            name[length++] = (byte)' ';
        }

        part.CopyTo(name[length..]);
        return length + part.Length;
    }
}
