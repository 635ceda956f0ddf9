using System.CommandLine;
using Bureau.Api.Access;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Verbs;

/// <summary><c>token</c>: writes a token for a client or a person of the sandbox, without asking for a secret. Refused outside Development.</summary>
internal static class TokenVerb
{
    private static readonly Argument<string?> Client = new("CLIENT")
    {
        Description = "A client of the store, such as demo-rental.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<Guid?> Subject = new("--subject")
    {
        Description = "A person's id instead of a client; docs/sandbox.md lists the sandbox's people.",
        HelpName = "ID",
    };

    public static Command Create()
    {
        var verb = new Verb(
            "token",
            "Writes an access token, and nothing else, to standard output. For sandboxes: refused outside the Development environment.",
            ["token demo-rental", "token --subject 5a9db0c5-0000-8000-8000-000000000001"],
            RunAsync)
        {
            Client,
            Subject,
        };
        verb.Validators.Add(line =>
        {
            if (line.GetValue(Client) is null == (line.GetResult(Subject) is null))
                line.AddError("Give either a CLIENT or --subject ID.");
        });
        return verb;
    }

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithBureauAsync(typed, async bureau =>
    {
        if (!bureau.Environment.IsDevelopment())
            return await Verb.RefuseAsync(typed, "Tokens without a secret are for the Development environment alone; ask /connect/token with the client's secret.");
        if (bureau.Services.GetService<AccessTokens>() is not { } tokens)
            return await Verb.RefuseAsync(typed, "Bureau:Access:Authority names an outside issuer: ask that one for a token.");
        if (await BureauApp.OpenStoreAsync(bureau, cancellation) is { } objection)
            return await Verb.RefuseAsync(typed, objection);

        var lifetime = bureau.Services.GetRequiredService<IOptions<AccessOptions>>().Value.TokenLifetime;
        var token = typed.GetValue(Subject) is { } subject
            ? await OfPersonAsync(bureau, tokens, new SubjectId(subject), lifetime, cancellation)
            : await OfClientAsync(bureau, tokens, typed.GetRequiredValue(Client)!, lifetime, cancellation);
        if (token is null)
            return await Verb.RefuseAsync(typed, "The store knows no such client or person; docs/sandbox.md lists those of the sandbox.");
        await typed.InvocationConfiguration.Output.WriteLineAsync(token);
        return ExitCode.Done;
    });

    private static async Task<string?> OfClientAsync(WebApplication bureau, AccessTokens tokens, string clientId, TimeSpan lifetime, CancellationToken cancellation)
    {
        await using var scope = bureau.Services.CreateAsyncScope();
        var client = await scope.ServiceProvider.GetRequiredService<PartnerClients>().FindAsync(clientId, cancellation);
        return client is null ? null : tokens.For(client, lifetime);
    }

    private static async Task<string?> OfPersonAsync(WebApplication bureau, AccessTokens tokens, SubjectId subject, TimeSpan lifetime, CancellationToken cancellation)
    {
        var file = await bureau.Services.GetRequiredService<ReadMyFile>().FileAsync(subject, cancellation);
        return file.Refusal is null ? tokens.For(subject, lifetime) : null;
    }
}
