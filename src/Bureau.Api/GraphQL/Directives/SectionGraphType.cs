using Bureau.Api.GraphQL.Contract;
using Bureau.Domain.Disclosure;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>The enum <c>Section</c> of the schema: each single section of <see cref="Sections"/>.</summary>
internal sealed class SectionGraphType : EnumerationGraphType
{
    public SectionGraphType()
    {
        Name = "Section";
        Description = "A section of the credit report. A consent names the sections that it covers.";
        foreach (var section in Enum.GetValues<Sections>().Where(section => section != Sections.None))
            Add(section.ToString().ToConstantCase(), section, DocComments.Of(typeof(Sections).GetField(section.ToString())!));
    }
}
