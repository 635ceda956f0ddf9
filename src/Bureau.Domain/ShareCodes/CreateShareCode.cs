using Bureau.Domain.Disclosure;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.ShareCodes;

/// <summary>A subject makes a code to give to a partner.</summary>
public sealed class CreateShareCode
{
    private readonly IShareCodeStore codes;
    private readonly ISubjectStore subjects;
    private readonly TimeProvider clock;

    internal CreateShareCode(IShareCodeStore codes, ISubjectStore subjects, TimeProvider clock) => (this.codes, this.subjects, this.clock) = (codes, subjects, clock);

    /// <summary>Makes a code within the purpose's template. The code itself is in the answer and nowhere else.</summary>
    public async Task<Outcome<NewShareCode>> ExecuteAsync(SubjectId subject, Purpose purpose, Sections? sections, TimeSpan? waits, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await subjects.ReadAsync(subject, cancellation) is not { } person)
            return new SubjectNotFound();
        if (person.WhyNotBound(now) is { } objection)
            return objection;
        if (!ShareCode.Make(subject, purpose, sections, waits, now).Succeeded(out var made, out var refusal))
            return refusal;
        var code = Code.New();
        return await codes.TryAddAsync(made, code, cancellation) ? new NewShareCode(code.Spoken, ShareCodeView.Of(made, null, now)) : new TooManyShareCodes();
    }
}

/// <summary>A code that was just made.</summary>
/// <param name="Spoken">The code, to be said to a partner. It cannot be shown again.</param>
/// <param name="ShareCode">What it is good for.</param>
public sealed record NewShareCode(string Spoken, ShareCodeView ShareCode)
{
    /// <summary>Without the code.</summary>
    public override string ToString() => ShareCode.Id.ToString();
}
