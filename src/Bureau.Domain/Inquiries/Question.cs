using System.Text.Json;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Inquiries;

/// <summary>A question that the bureau answers about a person: what it is called, which purposes it serves, how a report answers it.</summary>
public abstract record Question
{
    private protected Question()
    {
    }

    /// <summary>The same key is the same question: it gets the same answer for 24 hours.</summary>
    internal abstract string Key { get; }

    /// <summary>Whether a consent for this purpose permits the question.</summary>
    internal abstract bool Serves(Purpose purpose);

    /// <summary>The sections without which there is nothing to answer: a consent that does not cover them all is refused.</summary>
    internal virtual Sections Needs => Sections.None;

    /// <summary>The answer that the report gives, as a consent's use keeps it: JSON.</summary>
    internal abstract string WrittenAnswer(CreditReport report);

    /// <summary>What whoever was given an answer could base a decision on.</summary>
    /// <param name="written">The answer as a consent's use keeps it.</param>
    /// <param name="fields">The fields that were disclosed, as <c>Type.field</c>.</param>
    internal abstract AnswerBasis BasisOf(string written, IReadOnlyCollection<string> fields);
}

/// <summary>A question with the kind of its answer.</summary>
public abstract record Question<TAnswer> : Question
    where TAnswer : class, ICovered
{
    private protected Question()
    {
    }

    /// <summary>The answer that the report gives.</summary>
    internal abstract TAnswer AnswerFrom(CreditReport report);

    internal sealed override string WrittenAnswer(CreditReport report) => JsonSerializer.Serialize(AnswerFrom(report));

    /// <summary>What whoever was given the answer could base a decision on.</summary>
    internal abstract AnswerBasis BasisOf(TAnswer answer, IReadOnlyCollection<string> fields);

    internal sealed override AnswerBasis BasisOf(string written, IReadOnlyCollection<string> fields) =>
        BasisOf(JsonSerializer.Deserialize<TAnswer>(written) ?? throw new InvalidDataException("A kept answer is empty."), fields);

    /// <summary>
    /// An answer that stands, as it may be given again: without what the decision does not grant, and good no longer than the consent. For the consent that it
    /// was first given under it is the same answer.
    /// </summary>
    /// <param name="answer">As it was given.</param>
    /// <param name="granted">The sections that the decision granted; the answer covers them all.</param>
    /// <param name="consentEnds">When the consent that it is asked for under ends, UTC.</param>
    internal abstract TAnswer Again(TAnswer answer, Sections granted, DateTimeOffset consentEnds);

    /// <summary>An answer that stands, given again with the marks of the answer that the file gives now: an objection shows at once.</summary>
    internal abstract TAnswer Marked(TAnswer kept, TAnswer now);
}
