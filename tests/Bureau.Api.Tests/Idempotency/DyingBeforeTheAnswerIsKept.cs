using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Bureau.Api.Tests.Idempotency;

/// <summary>A node is killed after it has carried out a mutation and before it could keep the answer: nobody carries it out a second time.</summary>
public sealed class DyingBeforeTheAnswerIsKept
{
    private const string Create = "mutation { createShareCode(input: { purpose: RENTAL_DEPOSIT }) { code } }";
    private const string Mine = "{ me { shareCodes(first: 20) { edges { node { id } } } } }";

    [Fact]
    public async Task TheOutcomeIsUnknown_AndNothingIsDoneTwice_WhenTheNodeIsKilledInBetween()
    {
        using var store = new TemporaryStore();
        string person;
        await using (var before = await RunningBureau.StartAsync(store))
            person = before.TokenOfPerson(1);

        // Keeping the answer never ends.
        await ExecuteAsync(store, "CREATE VIEW forever AS WITH RECURSIVE counted(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted) SELECT i FROM counted");
        await ExecuteAsync(store, "CREATE TRIGGER stop AFTER UPDATE ON idempotency_keys BEGIN SELECT max(i) FROM forever; END");
        using (var node = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Bureau.Api.dll"), "serve", "--environment", "Development", "--urls", "http://127.0.0.1:0", store.Setting])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!)
        {
            try
            {
                using var client = new HttpClient { BaseAddress = await AddressAsync(node) };
                var answer = SendAsync(client, person);
                await UntilAsync(async () => await CountAsync(store) == 1);
                Assert.False(answer.IsCompleted);
                node.Kill();
                await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
            }
            finally
            {
                node.Kill();
                await node.WaitForExitAsync();
            }
        }

        await ExecuteAsync(store, "DROP TRIGGER stop");
        var clock = new SetClock(DateTimeOffset.UtcNow);
        await using var other = await RunningBureau.StartAsync(store, clock);
        Assert.Equal((HttpStatusCode.Conflict, "IDEMPOTENCY_KEY_IN_USE"), await SendAsync(other.Client, person));
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal((HttpStatusCode.Conflict, "OUTCOME_UNKNOWN"), await SendAsync(other.Client, person));

        // The look that the code asks for: it was carried out, once.
        Assert.Single((await other.AskAsync(person, Mine)).At("data.me.shareCodes.edges")!.AsArray());
    }

    private static async Task<(HttpStatusCode Status, string? Code)> SendAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Create }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", "key");
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.Code());
    }

    private static async Task<Uri> AddressAsync(Process node)
    {
        const string says = "Now listening on: ";
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(says, StringComparison.Ordinal) is > 0 and var at)
                return new Uri(line[(at + says.Length)..]);
        }

        throw new Xunit.Sdk.XunitException("The node ended before it listened.");
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            Assert.True(attempt < 6_000, "The mutation was not carried out.");
            await Task.Delay(10);
        }
    }

    private static async Task<long> CountAsync(TemporaryStore store) => (long)(await ExecuteAsync(store, "SELECT count(*) FROM share_codes"))!;

    private static async Task<object?> ExecuteAsync(TemporaryStore store, string statement)
    {
        await using var connection = new SqliteConnection(store.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync();
    }
}
