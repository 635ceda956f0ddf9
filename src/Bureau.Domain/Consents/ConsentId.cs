namespace Bureau.Domain.Consents;

/// <summary>Identity of one consent from its request on; the same through grant, refusal and revocation.</summary>
public readonly record struct ConsentId(Guid Value) : IComparable<ConsentId>
{
    /// <summary>Which comes first in the order of ids, in which whoever locks several consents MUST lock them.</summary>
    public int CompareTo(ConsentId other) => Value.CompareTo(other.Value);

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <(ConsentId left, ConsentId right) => left.CompareTo(right) < 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >(ConsentId left, ConsentId right) => left.CompareTo(right) > 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <=(ConsentId left, ConsentId right) => left.CompareTo(right) <= 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >=(ConsentId left, ConsentId right) => left.CompareTo(right) >= 0;

    /// <summary>A new, time-ordered identity.</summary>
    public static ConsentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
