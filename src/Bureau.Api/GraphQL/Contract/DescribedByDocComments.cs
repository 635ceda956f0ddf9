using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>
/// Gives every element of the schema the description that its documentation comment holds. A <c>[Description]</c> on the element wins,
/// for the rare case where the client must read something else than the reader of the code.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class DescribedByDocComments : GraphQLAttribute
{
    public override void Modify(IGraphType graphType, Type sourceType)
    {
        graphType.Description ??= DocComments.Of(sourceType);
        if (graphType is EnumerationGraphType enumeration && sourceType.IsEnum)
        {
            foreach (var value in enumeration.Values)
                value.Description ??= DocComments.Of(sourceType.GetField(Enum.GetName(sourceType, value.Value!)!)!);
        }
    }

    public override void Modify(FieldType fieldType, bool isInputType, IGraphType graphType, MemberInfo memberInfo, ref bool ignore) =>
        fieldType.Description ??= DocComments.Of(memberInfo);

    public override void Modify(QueryArgument queryArgument, ParameterInfo parameterInfo) =>
        queryArgument.Description ??= DocComments.Of(parameterInfo);
}
