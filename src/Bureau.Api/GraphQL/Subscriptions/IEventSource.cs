using Bureau.Api.Access;
using Bureau.Domain;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>Where the events of a field of <see cref="Subscription"/> come from.</summary>
internal interface IEventSource
{
    /// <summary>Name of the field.</summary>
    string Field { get; }

    /// <summary>
    /// Begins to follow: the events after this has returned that this caller may see, judged anew at each of them. A refusal is the last: it says why there are no more. MUST NOT hold more for a caller who does not take them than the
    /// newest of each thing.
    /// </summary>
    /// <param name="caller">Who follows.</param>
    /// <param name="arguments">Those of the field.</param>
    /// <param name="selected">The fields selected below it that reveal a part of a credit file.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IAsyncEnumerable<Outcome<object>>> FollowAsync(
        Caller caller, IReadOnlyDictionary<string, object?> arguments, IReadOnlyList<SelectedField> selected, CancellationToken cancellation);
}
