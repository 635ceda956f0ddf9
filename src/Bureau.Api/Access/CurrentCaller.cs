using Bureau.Domain.Subjects;

namespace Bureau.Api.Access;

/// <summary>Who a request is of now: a person whose token names somebody who was merged into them since is the kept person, on every node at once.</summary>
/// <param name="kept">Finds the kept person; null where the schema that is served knows no people.</param>
internal sealed class CurrentCaller(FindKeptSubject? kept = null)
{
    /// <summary>The caller; null for nobody.</summary>
    public ValueTask<Caller?> OfAsync(HttpContext context)
    {
        var caller = context.Features.Get<Caller>();
        return kept is not null && caller is { Subject: { } subject } ? new(KeptAsync(kept, caller, subject, context.RequestAborted)) : new(caller);
    }

    private static async Task<Caller?> KeptAsync(FindKeptSubject kept, Caller caller, SubjectId subject, CancellationToken cancellation) =>
        caller with { Subject = await kept.ExecuteAsync(subject, cancellation) };
}
