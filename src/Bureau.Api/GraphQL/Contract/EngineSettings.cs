using Bureau.Api.GraphQL.Scalars;
using GraphQL;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>What the engine keeps for the whole process and not for a schema: set once, before the first schema is built.</summary>
internal static class EngineSettings
{
    private static readonly Lazy<bool> Set = new(() =>
    {
        GlobalSwitches.GlobalAttributes.Add(new DescribedByDocComments());
        GlobalSwitches.GlobalAttributes.Add(new BoundedLists());
        TypedIds.RegisterConversions();
        return true;
    });

    public static void Apply() => _ = Set.Value;
}
