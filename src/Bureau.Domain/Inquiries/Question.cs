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

    /// <summary>The answer in the form in which a use of a consent keeps it.</summary>
    internal string Keep(TAnswer answer) => JsonSerializer.Serialize(answer);

    /// <summary>An answer that was kept.</summary>
    internal TAnswer Recall(string kept) =>
        JsonSerializer.Deserialize<TAnswer>(kept) ?? throw new InvalidDataException("A kept answer is empty.");
}
