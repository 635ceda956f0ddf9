using System.Numerics;
using Bureau.Domain.Disclosure;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>
/// Which one section of the credit file this field reveals: prints as <c>@discloses(section: ...)</c>. A field of an
/// <see cref="ICovered"/> answer that does not cover the section is null with <c>SECTION_NOT_COVERED</c> at its path, and the
/// inquiry ledger records the field's coordinate ("DepositWaiver.decision") whenever it is selected.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class DisclosesAttribute(Sections section) : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        if (isInputType || BitOperations.PopCount((uint)section) != 1)
            throw new InvalidOperationException($"The field {fieldType.Name}: @discloses names exactly one section and belongs on a field of an output type.");
        fieldType.Rules().Section = section;
        fieldType.ApplyDirective(DisclosesDirective.DirectiveName, "section", section);
    }
}
