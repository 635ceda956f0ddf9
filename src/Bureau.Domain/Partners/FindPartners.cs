using Bureau.Domain.Subjects;

namespace Bureau.Domain.Partners;

/// <summary>Lets a person find the partner that they mean: among those they have dealt with, or by name.</summary>
public sealed class FindPartners
{
    /// <summary>The most that is listed: a longer list asks for a longer text.</summary>
    public const int Most = 50;

    private const int LongestText = 200;

    private readonly IPartnerDirectory directory;

    internal FindPartners(IPartnerDirectory directory) => this.directory = directory;

    /// <summary>The partners that the person has dealt with, or those whose name holds the text; by name, at most <see cref="Most"/>.</summary>
    /// <param name="subject">Who asks.</param>
    /// <param name="search">2 to 200 characters of the name; null: the partners that the person has dealt with.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Outcome<PartnerEntry[]>> ExecuteAsync(SubjectId subject, string? search, CancellationToken cancellation)
    {
        if (search?.Trim() is not { } text)
            return (await directory.OfSubjectAsync(subject, Most, cancellation)).ToArray();
        if (text.Length is < 2 or > LongestText || text.Any(char.IsControl))
            return new SearchTextOutOfRange();
        return (await directory.SearchAsync(text, Most, cancellation)).ToArray();
    }
}
