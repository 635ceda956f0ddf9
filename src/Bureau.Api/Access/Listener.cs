namespace Bureau.Api.Access;

/// <summary>Somebody who stays connected, and until when their token lets them.</summary>
/// <param name="Caller">Who it is.</param>
/// <param name="Ends">When the token expires.</param>
internal sealed record Listener(Caller Caller, DateTimeOffset Ends);
