using Bureau.Domain.Disclosure;

namespace Bureau.Api.GraphQL.Disclosure;

/// <summary>A set of sections is one value in the domain and a list in the schema.</summary>
internal static class SectionList
{
    public static IReadOnlyList<Sections> Each(this Sections sections) =>
        [.. Enum.GetValues<Sections>().Where(section => section != Sections.None && (sections & section) != Sections.None)];

    public static Sections All(this IEnumerable<Sections> sections) => sections.Aggregate(Sections.None, (all, section) => all | section);
}
