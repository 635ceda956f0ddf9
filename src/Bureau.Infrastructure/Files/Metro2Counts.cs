namespace Bureau.Infrastructure.Files;

/// <summary>Counts what the trailer of a Metro 2 file tells the totals of. A number filled with blanks, zeros or nines is not counted.</summary>
internal sealed class Metro2Counts
{
    private readonly long[] counts = new long[Metro2Trailer.Totals];
    private bool hasBlocks;
    private bool isComplete = true;

    /// <summary>How many there are.</summary>
    public long this[Metro2Total total] => counts[(int)total];

    /// <summary>Counts a data record.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        Count(Metro2Total.BaseSegments);
        if (Metro2Trailer.TotalOf(Metro2Base.AccountStatus.In(record)) is { } status)
        {
            Count(status);
        }

        AddConsumer(
            Metro2Base.SocialSecurityNumber.In(record), Metro2Base.BirthDate.In(record), Metro2Base.Telephone.In(record), Metro2Base.Ecoa.In(record),
            Metro2Total.NumbersInBase, Metro2Total.BirthDatesInBase);
        if (record.Length == Metro2Base.Length)
            return;

        var segments = new Metro2Segments(record);
        while (segments.Read())
        {
            AddSegment(segments.Kind, segments.Segment);
        }

        isComplete &= segments.IsWhole;
    }

    /// <summary>Takes over how many blocks the file has; a file without blocks has no such total.</summary>
    public void AddBlocks(long? blocks) => (counts[(int)Metro2Total.Blocks], hasBlocks) = (blocks ?? 0, blocks is not null);

    /// <summary>
    /// Whether a trailer may tell that total. When a record could not be cut into its segments, there may be more of what stands in
    /// segments than was found.
    /// </summary>
    public bool Agrees(Metro2Total total, long told) => total switch
    {
        Metro2Total.Blocks => !hasBlocks || told == this[total],
        < Metro2Total.EcoaZ and not (Metro2Total.J1 or Metro2Total.J2) => told == this[total],
        Metro2Total.NumbersInBase or Metro2Total.BirthDatesInBase => told == this[total],
        _ => isComplete ? told == this[total] : told >= this[total],
    };

    private void AddSegment(Metro2Segment kind, ReadOnlySpan<byte> segment)
    {
        Count(kind.Counted);
        if (kind.Repeats)
        {
            AddConsumer(
                Metro2Segment.AssociateNumber.In(segment), Metro2Segment.AssociateBirthDate.In(segment),
                Metro2Segment.AssociateTelephone.In(segment), Metro2Segment.AssociateEcoa.In(segment),
                kind == Metro2Segment.J1 ? Metro2Total.NumbersInJ1 : Metro2Total.NumbersInJ2,
                kind == Metro2Segment.J1 ? Metro2Total.BirthDatesInJ1 : Metro2Total.BirthDatesInJ2);
        }
    }

    private void AddConsumer(
        ReadOnlySpan<byte> number, ReadOnlySpan<byte> birthDate, ReadOnlySpan<byte> telephone, ReadOnlySpan<byte> ecoa,
        Metro2Total numbers, Metro2Total birthDates)
    {
        if (!Metro2Text.IsAbsent(number))
        {
            Count(Metro2Total.Numbers);
            Count(numbers);
        }

        if (!Metro2Text.IsUnfilled(birthDate))
        {
            Count(Metro2Total.BirthDates);
            Count(birthDates);
        }

        if (!Metro2Text.IsAbsent(telephone))
        {
            Count(Metro2Total.Telephones);
        }

        if (ecoa[0] == 'Z')
        {
            Count(Metro2Total.EcoaZ);
        }
    }

    private void Count(Metro2Total total) => counts[(int)total]++;
}
