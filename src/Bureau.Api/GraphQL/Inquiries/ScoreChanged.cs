using System.Globalization;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Subscriptions;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.Inquiries;

/// <summary>The events of <c>scoreChanged</c>.</summary>
internal sealed class ScoreChanged(WatchScore watch) : IEventSource
{
    /// <summary>That there is an event says that the score has changed, whatever of it is selected.</summary>
    private static readonly SelectedField Itself = new("Subscription.scoreChanged", Sections.Score);

    public string Field => "scoreChanged";

    public async Task<IAsyncEnumerable<Outcome<object>>> FollowAsync(
        Caller caller, IReadOnlyDictionary<string, object?> arguments, IReadOnlyList<SelectedField> selected, CancellationToken cancellation)
    {
        // Text that is no identity is of no consent.
        var consent = Guid.TryParseExact(Convert.ToString(arguments["consent"], CultureInfo.InvariantCulture), "D", out var id) ? new ConsentId(id) : default;
        return Events(await watch.UnderConsentAsync(consent, caller.AsAsker(), [.. selected, Itself], cancellation));
    }

    private static async IAsyncEnumerable<Outcome<object>> Events(IAsyncEnumerable<Outcome<AnsweredInquiry<CreditSummary>>> changes)
    {
        await foreach (var change in changes)
            yield return change.Succeeded(out var answered, out var refusal) ? answered : refusal;
    }
}
