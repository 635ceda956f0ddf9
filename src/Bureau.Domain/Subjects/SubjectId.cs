namespace Bureau.Domain.Subjects;

/// <summary>Identity of a person in the bureau: says nothing about them and is safe in logs.</summary>
public readonly record struct SubjectId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static SubjectId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
