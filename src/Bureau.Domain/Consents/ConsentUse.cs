using System.Text.Json;

namespace Bureau.Domain.Consents;

/// <summary>One use of a consent: a question that was answered, and its answer.</summary>
/// <param name="question">Which question: <see cref="Inquiries.Question.Key"/>.</param>
/// <param name="at">When it was first asked, UTC.</param>
/// <param name="answer">The answer in JSON, as it is stored.</param>
internal sealed class ConsentUse(string question, DateTimeOffset at, string answer)
{
    /// <summary>How long an answer stands: the same question within it gets the same answer.</summary>
    public static readonly TimeSpan AnswerStands = TimeSpan.FromHours(24);

    private object? recalled;

    public string Question { get; } = question;

    public DateTimeOffset At { get; } = at;

    public string Answer { get; } = answer;

    /// <summary>A use that keeps this answer.</summary>
    public static ConsentUse Of<TAnswer>(string question, DateTimeOffset at, TAnswer answer)
        where TAnswer : class => new(question, at, JsonSerializer.Serialize(answer)) { recalled = answer };

    /// <summary>The answer, read back once and remembered: a grant in the cache is asked many times.</summary>
    public TAnswer Recall<TAnswer>()
        where TAnswer : class => (TAnswer)(recalled ??= JsonSerializer.Deserialize<TAnswer>(Answer) ?? throw new InvalidDataException("A kept answer is empty."));
}
