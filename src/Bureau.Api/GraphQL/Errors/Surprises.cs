using System.Security.Cryptography;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>The one place where an exception ends: the log gets it, the client a reference to it.</summary>
internal sealed partial class Surprises(ILogger<Surprises> logger)
{
    /// <param name="exception">What was not expected.</param>
    /// <param name="where">A coordinate of the schema or the name of a step; no input.</param>
    public RefusalError Report(Exception exception, string where)
    {
        var reference = RandomNumberGenerator.GetHexString(16, lowercase: true);
        Unexpected(logger, exception, where, reference);
        return new RefusalError(new InternalFailure()) { Reference = reference };
    }

    [LoggerMessage(LogLevel.Error, "Unexpected failure at {Where}, reference {Reference}")]
    private static partial void Unexpected(ILogger logger, Exception exception, string where, string reference);
}
