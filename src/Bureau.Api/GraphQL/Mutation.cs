namespace Bureau.Api.GraphQL;

/// <summary>What changes something. Rooms add their fields as for <see cref="Query"/>; one request's fields run one after another.</summary>
public sealed partial class Mutation
{
    private Mutation()
    {
    }
}
