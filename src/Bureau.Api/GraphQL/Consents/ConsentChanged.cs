using Bureau.Api.Access;
using Bureau.Api.GraphQL.Subscriptions;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.Consents;

/// <summary>The events of <c>consentChanged</c>.</summary>
internal sealed class ConsentChanged(WatchConsents watch) : IEventSource
{
    public string Field => "consentChanged";

    public async Task<IAsyncEnumerable<Outcome<object>>> FollowAsync(Caller caller, IReadOnlyDictionary<string, object?> arguments, IReadOnlyList<SelectedField> selected, CancellationToken cancellation) => Events(
        caller.Tier is Tier.Subject ? await watch.OfSubjectAsync(caller.AsSubject(), cancellation) : await watch.OfPartnerAsync(caller.AsAsker().Partner, cancellation));

    private static async IAsyncEnumerable<Outcome<object>> Events(IAsyncEnumerable<Outcome<ConsentView>> changes)
    {
        await foreach (var change in changes)
            yield return change.Succeeded(out var consent, out var refusal) ? consent : refusal;
    }
}
