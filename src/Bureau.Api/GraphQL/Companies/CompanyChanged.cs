using System.Globalization;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Subscriptions;
using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>The events of <c>companyChanged</c>.</summary>
internal sealed class CompanyChanged(WatchCompanies watch) : IEventSource
{
    public string Field => "companyChanged";

    public async Task<IAsyncEnumerable<Outcome<object>>> FollowAsync(Caller caller, IReadOnlyDictionary<string, object?> arguments, IReadOnlyList<SelectedField> selected, CancellationToken cancellation)
    {
        // Text that is no identity is of no company.
        var company = Guid.TryParseExact(Convert.ToString(arguments["id"], CultureInfo.InvariantCulture), "D", out var id) ? new CompanyId(id) : default;
        return Events(await watch.OfCompanyAsync(company, caller.AsAsker(), cancellation));
    }

    private static async IAsyncEnumerable<Outcome<object>> Events(IAsyncEnumerable<Outcome<CompanyReport>> changes)
    {
        await foreach (var change in changes)
            yield return change.Succeeded(out var company, out var refusal) ? company : refusal;
    }
}
