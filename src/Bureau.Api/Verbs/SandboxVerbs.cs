using System.CommandLine;
using Bureau.Infrastructure;
using Bureau.Infrastructure.Sandbox;

namespace Bureau.Api.Verbs;

/// <summary><c>sandbox reset</c>: empties a sandbox's store and loads it anew. Refused outside Development.</summary>
internal static class SandboxVerbs
{
    public static Command Create() => new("sandbox", "The made-up people and partners of the Development environment.")
    {
        new Verb(
            "reset",
            "Empties the store, whatever was put into it, and loads the sandbox anew. Signing keys are kept. Restart a running server afterwards.",
            ["sandbox reset"],
            ResetAsync),
        SandboxLoadVerb.Create(),
    };

    private static Task<int> ResetAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithBureauAsync(typed, async bureau =>
    {
        if (!bureau.Environment.IsDevelopment())
            return await Verb.RefuseAsync(typed, "A store is emptied in the Development environment alone; nothing was touched.");
        await bureau.Services.MigrateAsync(cancellation);
        if (!await bureau.Services.GetRequiredService<SandboxStore>().TryResetAsync(cancellation))
            return await Verb.RefuseAsync(typed, "The store holds partners, and not the sandbox's; nothing was touched.");
        await typed.InvocationConfiguration.Output.WriteLineAsync("The sandbox is as on its first day; docs/sandbox.md introduces its people.");
        return ExitCode.Done;
    });
}
