using Bureau.Domain.Subjects;

namespace Bureau.Api.Access;

/// <summary>Who a request is of now: a person whose token names somebody who was merged into them since is the kept person, on every node at once.</summary>
internal sealed class CurrentCaller(FindKeptSubject kept)
{
    /// <summary>The caller; null for nobody.</summary>
    public ValueTask<Caller?> OfAsync(HttpContext context) => context.Features.Get<Caller>() is { Subject: { } subject } person
        ? new(KeptAsync(person, subject, context.RequestAborted))
        : new(context.Features.Get<Caller>());

    private async Task<Caller?> KeptAsync(Caller caller, SubjectId subject, CancellationToken cancellation) =>
        caller with { Subject = await kept.ExecuteAsync(subject, cancellation) };
}
