using System.Collections.Frozen;
using System.Reflection;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>The <c>@listSize</c> of lists in types of the domain, which know nothing of a schema.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class BoundedLists : GraphQLAttribute
{
    private static readonly FrozenDictionary<(Type Type, string Member), int> Sizes = new Dictionary<(Type Type, string Member), int>
    {
        [(typeof(SummaryScore), nameof(SummaryScore.Reasons))] = 5,
        [(typeof(Totals), nameof(Totals.ByCurrency))] = 5,
        [(typeof(Totals), nameof(Totals.Statements))] = WriteStatement.MostStanding,
        [(typeof(Delinquencies), nameof(Delinquencies.Statements))] = WriteStatement.MostStanding,
        [(typeof(ListStatus), nameof(ListStatus.Statements))] = WriteStatement.MostStanding,
    }.ToFrozenDictionary();

    public override void Modify(FieldType fieldType, bool isInputType, IGraphType graphType, MemberInfo memberInfo, ref bool ignore)
    {
        if (Sizes.TryGetValue((memberInfo.DeclaringType!, memberInfo.Name), out var size))
            new ListSizeAttribute { AssumedSize = size }.Modify(fieldType, isInputType);
    }
}
