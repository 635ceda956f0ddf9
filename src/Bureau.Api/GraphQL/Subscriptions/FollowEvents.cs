using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.Limits;
using Bureau.Domain;
using Bureau.Domain.Limits;
using GraphQL.Types;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>
/// The answers to an admitted request, one for each event of a subscription and one to anything else. They end with the listener's token, whatever happens; whoever does not read them holds up
/// nobody but themselves.
/// </summary>
internal sealed class FollowEvents(
    IEnumerable<IEventSource> sources, OperationExecuter executer, Budgets budgets, StreamPlaces places, IOptions<SubscriptionsOptions> options, ISchema schema, TimeProvider clock)
{
    /// <summary>How long a token may have expired before it is noticed.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly FrozenDictionary<string, IEventSource> _sources = sources.Where(source => schema.Subscription?.HasField(source.Field) == true).ToFrozenDictionary(source => source.Field, StringComparer.Ordinal);
    private readonly int _most = options.Value.OfOneCaller;

    /// <summary>Writes each answer into the buffer and waits until it was taken.</summary>
    /// <param name="admission">The request, admitted.</param>
    /// <param name="listener">Who asks.</param>
    /// <param name="buffer">Cleared before each answer.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null for each answer, and once before them with an empty buffer: nothing that happens from then on is missed; at last, if there is one, the refusal that ends it, which is in the buffer too.</returns>
    public async IAsyncEnumerable<Refusal?> AnswersAsync(
        Admission admission, Listener listener, PooledBuffer buffer, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var operation = admission.Operation!;
        if ((await budgets.ChargeAsync(listener.Caller, admission.Cost.Total)).Refusal is { } spent)
        {
            yield return Refused(spent);
            yield break;
        }

        if (!operation.IsSubscription)
        {
            await WriteAsync(null);
            yield return null;
            yield break;
        }

        if (operation.Root.Included(admission.Variables!) is not [var root] || !_sources.TryGetValue(root.Definition.Name, out var source))
        {
            yield return Refused(new SubscriptionOfOneField());
            yield break;
        }

        if (!root.Tiers.Contains(listener.Caller.Tier))
        {
            yield return Refused(new FieldForbidden());
            yield break;
        }

        using var place = await places.TakeAsync(Budgets.HolderOf(listener.Caller), _most);
        if (place is null)
        {
            yield return Refused(new TooManySubscriptions());
            yield break;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        IAsyncEnumerator<Outcome<object>>? events = null;
        Task<bool>? next = null;
        try
        {
            events = (await source.FollowAsync(listener.Caller, Arguments(root), operation.SelectionOf(root, listener.Caller.Tier, admission.Variables!).Fields, stop.Token)).GetAsyncEnumerator(CancellationToken.None);
            next = events.MoveNextAsync().AsTask();
            buffer.Clear();
            yield return null;
            while (true)
            {
                next ??= events.MoveNextAsync().AsTask();
                await Task.WhenAny(next, Task.Delay(Look, clock, stop.Token));
                if (clock.GetUtcNow() >= listener.Ends)
                {
                    yield return Refused(new TokenExpired());
                    yield break;
                }

                if (!next.IsCompleted)
                {
                    cancellation.ThrowIfCancellationRequested();
                    continue;
                }

                var isThere = await next;
                next = null;
                if (!isThere)
                    yield break;
                if (!events.Current.Succeeded(out var happened, out var refusal))
                {
                    yield return Refused(refusal);
                    yield break;
                }

                await WriteAsync(happened);
                yield return null;
            }
        }
        finally
        {
            await stop.CancelAsync();
            if (next is not null)
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (events is not null)
                await events.DisposeAsync();
        }

        Dictionary<string, object?> Arguments(PlannedField field) => admission.Arguments!.TryGetValue(field, out var given)
            ? given.ToDictionary(argument => argument.Key, argument => argument.Value.Value, StringComparer.Ordinal)
            : [];

        async Task WriteAsync(object? happened)
        {
            var executed = await executer.ExecuteAsync(operation, admission.Variables!, admission.Arguments!, listener.Caller, happened, cancellation);
            buffer.Clear();
            AnswerWriter.Write(buffer, executed.Data, executed.Errors);
        }

        Refusal Refused(Refusal reason)
        {
            buffer.Clear();
            AnswerWriter.Write(buffer, [new RefusalError(reason)]);
            return reason;
        }
    }
}
