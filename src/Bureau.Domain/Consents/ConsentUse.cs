namespace Bureau.Domain.Consents;

/// <summary>One use of a consent: a question that was answered, and the answer that stands for 24 hours.</summary>
/// <param name="question">Which question: <see cref="Inquiries.Question.Key"/>.</param>
/// <param name="at">When it was first asked, UTC.</param>
/// <param name="answer">The answer as it is stored; read back by the question alone.</param>
internal sealed class ConsentUse(string question, DateTimeOffset at, string answer)
{
    private object? recalled;

    public string Question { get; } = question;

    public DateTimeOffset At { get; } = at;

    public string Answer { get; } = answer;

    /// <summary>The answer, read back once and remembered: a grant in the cache is asked many times.</summary>
    public T Recall<T>(Func<string, T> read)
        where T : class => (T)(recalled ??= read(Answer));
}
