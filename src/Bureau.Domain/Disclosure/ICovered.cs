namespace Bureau.Domain.Disclosure;

/// <summary>An answer that knows which sections it was allowed to hold; everything of another section in it is null.</summary>
public interface ICovered
{
    /// <summary>The sections that the decision granted.</summary>
    Sections Covered { get; }
}
