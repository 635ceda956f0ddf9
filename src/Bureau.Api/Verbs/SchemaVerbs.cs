using System.CommandLine;
using Bureau.Api.GraphQL;

namespace Bureau.Api.Verbs;

/// <summary><c>schema print</c>: writes the schema that is served, as schema.graphql holds it.</summary>
internal static class SchemaVerbs
{
    public static Command Create() => new("schema", "The GraphQL schema.")
    {
        new Verb(
            "print",
            "Writes the schema that is served to standard output, in stable order.",
            ["schema print > schema.graphql"],
            PrintAsync),
    };

    // The schema is the same whatever the settings say, so they are not looked at.
    private static async Task<int> PrintAsync(ParseResult typed, CancellationToken cancellation)
    {
        await using var bureau = BureauApp.Build(HostOptions.Arguments(typed));
        await typed.InvocationConfiguration.Output.WriteAsync(BureauGraphQL.PrintSchema(bureau.Services));
        return ExitCode.Done;
    }
}
