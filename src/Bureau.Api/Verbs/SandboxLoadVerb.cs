using System.CommandLine;
using Bureau.Api.Access;
using Bureau.Domain.Consents;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;

namespace Bureau.Api.Verbs;

/// <summary><c>sandbox load</c>: fills a sandbox with a crowd and writes what a load generator needs. Refused outside Development.</summary>
internal static class SandboxLoadVerb
{
    /// <summary>A load is prepared and run on one day.</summary>
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(1);

    private static readonly Option<int> Subjects = new("--subjects") { Description = "How many people to make up.", HelpName = "N", Required = true };

    private static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "The folder for waiver.ids, badge.ids and summary.ids (a consent a line) and rental.jwt, dating.jwt and lender.jwt.",
        HelpName = "DIR",
        Required = true,
    };

    public static Command Create()
    {
        var verb = new Verb(
            "load",
            "Adds made-up people with files and live consents without a frequency bound, for load; writes their consents and tokens that last a day.",
            ["sandbox load --subjects 100000 --out load"],
            RunAsync)
        {
            Subjects,
            Out,
        };
        Subjects.Validators.Add(given =>
        {
            if (!int.TryParse(given.Tokens.SingleOrDefault()?.Value, out var people) || people is < 1 or > SandboxCrowd.Most)
                given.AddError($"--subjects must be 1 to {SandboxCrowd.Most}.");
        });
        return verb;
    }

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithBureauAsync(typed, async bureau =>
    {
        if (!bureau.Environment.IsDevelopment())
            return await Verb.RefuseAsync(typed, "A crowd is made up in the Development environment alone: its consents count nowhere else. Nothing was touched.");
        if (bureau.Services.GetService<AccessTokens>() is not { } tokens)
            return await Verb.RefuseAsync(typed, "Bureau:Access:Authority names an outside issuer: its tokens cannot be made here.");
        if (await BureauApp.OpenStoreAsync(bureau, cancellation) is { } objection)
            return await Verb.RefuseAsync(typed, objection);

        var (people, folder) = (typed.GetValue(Subjects), typed.GetRequiredValue(Out).FullName);
        Directory.CreateDirectory(folder);
        await using var scope = bureau.Services.CreateAsyncScope();
        foreach (var name in (string[])["rental", "dating", "lender"])
        {
            var client = await scope.ServiceProvider.GetRequiredService<PartnerClients>().FindAsync($"demo-{name}", cancellation);
            if (client is null)
                return await Verb.RefuseAsync(typed, "The store does not hold the sandbox's partners; give the load a store of its own.");
            await WriteTokenAsync(Path.Combine(folder, $"{name}.jwt"), tokens.For(client, TokenLifetime));
        }

        var written = await WorkProgress.ShowAsync(typed, "Making people up", progress => WriteAsync(bureau, people, folder, progress, cancellation));
        await typed.InvocationConfiguration.Output.WriteLineAsync($"Added {written} people; their consents and the partners' tokens are in the folder you named.");
        return ExitCode.Done;
    });

    // For its owner alone: whoever reads it may ask as the partner.
    private static async Task WriteTokenAsync(string path, string token)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(token + "\n");
    }

    private static async Task<long> WriteAsync(
        WebApplication bureau, int people, string folder, IProgress<(long Done, long Total)> progress, CancellationToken cancellation)
    {
        await using var waivers = new StreamWriter(Path.Combine(folder, "waiver.ids"));
        await using var badges = new StreamWriter(Path.Combine(folder, "badge.ids"));
        await using var summaries = new StreamWriter(Path.Combine(folder, "summary.ids"));
        long written = 0;
        await foreach (var stored in bureau.Services.GetRequiredService<SandboxCrowd>().AddAsync(people, cancellation))
        {
            foreach (var (waiver, badge, summary) in stored)
            {
                await WriteAsync(waivers, waiver);
                await WriteAsync(badges, badge);
                await WriteAsync(summaries, summary);
            }

            written += stored.Count;
            progress.Report((written, people));
        }

        return written;
    }

    private static Task WriteAsync(StreamWriter file, ConsentId consent) => file.WriteAsync(consent.ToString() + "\n");
}
