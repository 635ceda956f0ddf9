using Bureau.Domain;

namespace Bureau.Api.GraphQL.Scalars;

/// <summary>A scalar's value is refused for a reason of the domain. The engine's way of saying no is an exception; whoever reads arguments and variables makes the refusal of it.</summary>
internal sealed class ScalarRefusedException(Refusal reason) : FormatException(reason.Message)
{
    public Refusal Reason { get; } = reason;

    /// <summary>The reason, however deep the engine has wrapped it; null: another failure.</summary>
    public static Refusal? In(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is ScalarRefusedException refused)
                return refused.Reason;
        }

        return null;
    }
}
