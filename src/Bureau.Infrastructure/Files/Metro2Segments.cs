using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// Goes through the segments after the base segment of a data record. Where all records have one length, segments that are filled with
/// blanks or nines and blanks after the last segment fill them up; they are passed over.
/// </summary>
internal ref struct Metro2Segments(ReadOnlySpan<byte> record)
{
    private ReadOnlySpan<byte> rest = record[Metro2Base.Length..];
    private int kind = -1;

    /// <summary>The kind of the segment.</summary>
    public readonly Metro2Segment Kind => Metro2Segment.All[kind];

    /// <summary>The segment from its identifier on.</summary>
    public ReadOnlySpan<byte> Segment { get; private set; }

    /// <summary>What is wrong with the row of segments as far as it was gone through.</summary>
    public RejectionReason? Mistake { get; private set; }

    /// <summary>Whether every character of the record was gone through.</summary>
    public readonly bool IsWhole => Metro2Text.IsBlank(rest);

    /// <summary>Goes to the next segment that tells something.</summary>
    /// <returns>False after the last one, or where the record cannot be cut into segments any further.</returns>
    public bool Read()
    {
        while (!Metro2Text.IsBlank(rest))
        {
            var next = Metro2Segment.IndexAt(rest);
            if (next < 0 || Metro2Segment.All[next].Length > rest.Length)
            {
                Mistake = next < 0 && rest.Length >= 2 ? RejectionReasons.Metro2SegmentUnknown : RejectionReasons.Metro2SegmentLength;
                return false;
            }

            if (next < kind || (next == kind && !Metro2Segment.All[next].Repeats))
            {
                Mistake = RejectionReasons.Metro2SegmentOrder;
            }

            kind = next;
            Segment = rest[..Kind.Length];
            rest = rest[Kind.Length..];
            var told = Segment[2..];
            if (told[0] is not ((byte)' ' or (byte)'9') || told.ContainsAnyExcept(told[0]))
                return true;
        }

        return false;
    }
}
