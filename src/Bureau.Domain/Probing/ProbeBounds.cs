namespace Bureau.Domain.Probing;

/// <summary>From how many on each pattern is an alarm.</summary>
/// <param name="UnknownConsents">In an hour.</param>
/// <param name="ConsentsOfOnePerson">In 30 days.</param>
/// <param name="CategoriesOfOnePerson">In 30 days.</param>
/// <param name="RefusalsInARow">In an hour.</param>
/// <param name="ShareCodesGuessed">In an hour.</param>
internal sealed record ProbeBounds(int UnknownConsents, int ConsentsOfOnePerson, int CategoriesOfOnePerson, int RefusalsInARow, int ShareCodesGuessed)
{
    /// <summary>How long answers about one person are counted together.</summary>
    public static readonly TimeSpan PersonWindow = TimeSpan.FromDays(30);
}
