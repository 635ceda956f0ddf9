using System.Collections.Immutable;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>The rules for what of a data record becomes no column: the shape of its other fields, and the segments after the base segment.</summary>
internal static class Metro2Rules
{
    /// <summary>What is wrong with a data record, apart from its columns.</summary>
    /// <param name="record">The record.</param>
    /// <param name="newAccountNumber">What its segment L1 tells; empty when it tells none.</param>
    public static IReadOnlyList<RowMistake> Check(ReadOnlySpan<byte> record, out ReadOnlySpan<byte> newAccountNumber)
    {
        List<RowMistake>? mistakes = null;
        newAccountNumber = [];
        CheckFields(Metro2Base.Checked, record, ref mistakes);
        if (Metro2Base.Ecoa.In(record)[0] == 'W')
        {
            Reject(RejectionReasons.CompanyAccount, ref mistakes);
        }

        if (record.Length > Metro2Base.Length)
        {
            newAccountNumber = CheckSegments(record, ref mistakes);
        }

        return mistakes ?? [];
    }

    private static ReadOnlySpan<byte> CheckSegments(ReadOnlySpan<byte> record, scoped ref List<RowMistake>? mistakes)
    {
        ReadOnlySpan<byte> newAccountNumber = [];
        var segments = new Metro2Segments(record);
        while (segments.Read())
        {
            CheckFields(segments.Kind.Fields, segments.Segment, ref mistakes);
            if (segments.Kind == Metro2Segment.N1)
            {
                Reject(RejectionReasons.ForbiddenSegment, ref mistakes);
            }
            else if (segments.Kind == Metro2Segment.L1)
            {
                newAccountNumber = NewAccountNumber(segments.Segment, ref mistakes);
            }
        }

        if (segments.Mistake is { } mistake)
        {
            Reject(mistake, ref mistakes);
        }

        return newAccountNumber;
    }

    /// <summary>Changes 1 and 3 tell a new account number; 2 tells a new number of the furnisher alone.</summary>
    private static ReadOnlySpan<byte> NewAccountNumber(ReadOnlySpan<byte> segment, scoped ref List<RowMistake>? mistakes)
    {
        if (Metro2Segment.Change.In(segment)[0] is not ((byte)'1' or (byte)'3'))
            return [];

        var number = Metro2Segment.NewAccountNumber.In(segment).TrimEnd((byte)' ');
        if (number.IsEmpty)
        {
            Reject(Metro2Segment.NewAccountNumber.Malformed, ref mistakes);
        }

        return number;
    }

    private static void CheckFields(ImmutableArray<Metro2Field> fields, ReadOnlySpan<byte> segment, ref List<RowMistake>? mistakes)
    {
        foreach (var field in fields)
        {
            if (!field.IsWellFormedIn(segment))
            {
                Reject(field.Malformed, ref mistakes);
            }
        }
    }

    private static void Reject(RejectionReason reason, ref List<RowMistake>? mistakes) => (mistakes ??= []).Add(new RowMistake(null, reason));
}
