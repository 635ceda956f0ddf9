using Bureau.Api.GraphQL.Companies;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Companies;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Companies.</content>
public sealed partial class Subscription
{
    /// <summary>
    /// A company, whenever anything on record of it changes: what its register says, a listing, a record; as it stands when you are told. That you began to look, and each time that you are told, is
    /// recorded. A listing or record that ends by its own last day changes nothing here: its day is in what you have.
    /// </summary>
    /// <param name="id">Which company.</param>
    [Tier(Tier.Business, Tier.Lender), Cost(10)]
    public static CompanyAnswer? CompanyChanged(IResolveFieldContext context, CompanyId id) => context.Source is CompanyReport report && report.Id == id ? new(report) : null;
}
