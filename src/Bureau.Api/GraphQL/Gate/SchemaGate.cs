using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>Whether somebody may look at the schema, by introspection or as text.</summary>
internal sealed class SchemaGate(IOptions<SchemaOptions> settings)
{
    private readonly SchemaReaders _readers = settings.Value.Readers!.Value;
    private readonly TierSet _tiers = settings.Value.ReadingTiers;

    /// <summary>Whether a request of nobody may be read at all: it could only be about the schema.</summary>
    public bool IsOpenToNobody => _readers == SchemaReaders.Anybody;

    /// <summary>Why the caller may not; null when it may.</summary>
    /// <param name="caller">Who asks; null for nobody.</param>
    /// <param name="whyNobody">Why there is no caller.</param>
    public Refusal? Refusal(Caller? caller, Refusal? whyNobody)
    {
        if (IsOpenToNobody)
            return null;
        if (caller is null)
            return whyNobody ?? new Unauthenticated();
        return _readers == SchemaReaders.Callers && _tiers.Contains(caller.Tier) ? null : new SchemaForbidden();
    }
}
