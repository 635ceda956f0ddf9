namespace Bureau.Domain.Notices;

/// <summary>Identity of a notice; a recipient that gets it twice knows it by this.</summary>
public readonly record struct NoticeId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static NoticeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
