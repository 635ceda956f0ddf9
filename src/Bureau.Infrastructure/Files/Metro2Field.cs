using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>One field of a Metro 2 record or segment.</summary>
/// <param name="Number">As the standard numbers it, such as 17A.</param>
/// <param name="Name">As the standard names it.</param>
/// <param name="Position">Of its first character, from 1.</param>
/// <param name="Length">Characters.</param>
/// <param name="Shape">What it may hold.</param>
/// <param name="Column">The column that it becomes; null when nothing of it is kept.</param>
internal sealed record Metro2Field(
    string Number, string Name, int Position, int Length, Metro2Shape Shape = Metro2Shape.Text, FurnishingColumn? Column = null)
{
    /// <summary>Position of the last character, from 1.</summary>
    public int End => Position + Length - 1;

    /// <summary>The reason for which a record is left out when this field is not of its shape.</summary>
    public RejectionReason Malformed { get; } = RejectionReasons.Metro2Field with
    {
        Says = $"has something else in {Name}, positions {Position} to {Position + Length - 1} of its segment, than Metro 2 allows there",
    };

    /// <summary>The field's characters.</summary>
    /// <param name="segment">The record or segment from its first character.</param>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> segment) => segment.Slice(Position - 1, Length);

    /// <summary>Whether the field is of its shape.</summary>
    /// <param name="segment">The record or segment from its first character.</param>
    public bool IsWellFormedIn(ReadOnlySpan<byte> segment)
    {
        var text = In(segment);
        return Shape switch
        {
            Metro2Shape.Text => true,
            Metro2Shape.RequiredText => !Metro2Text.IsBlank(text),
            Metro2Shape.Digits => Metro2Text.IsBlank(text) || Metro2Text.IsDigits(text),
            Metro2Shape.Date => Metro2Text.IsUnfilled(text) || Metro2Text.IsDate(text),
            Metro2Shape.RequiredDate => Metro2Text.IsDate(text),
            Metro2Shape.Change => text[0] is (byte)'1' or (byte)'2' or (byte)'3',
            Metro2Shape.Transfer => text[0] is (byte)'1' or (byte)'2' or (byte)'9',
            _ => throw new InvalidOperationException(Shape.ToString()),
        };
    }
}

/// <summary>What a field may hold.</summary>
internal enum Metro2Shape
{
    /// <summary>Any printable characters, or blanks.</summary>
    Text,

    /// <summary>Printable characters, at least one of them not a blank.</summary>
    RequiredText,

    /// <summary>Digits, or blanks.</summary>
    Digits,

    /// <summary>MMDDYYYY, or blanks or zeros.</summary>
    Date,

    /// <summary>MMDDYYYY.</summary>
    RequiredDate,

    /// <summary>1 a new account number, 2 a new identification number, 3 both.</summary>
    Change,

    /// <summary>1 purchased from, 2 sold to, 9 removes what was told.</summary>
    Transfer,
}
