using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Bureau.Api.Tests.Verbs;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Tests.Redis;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bureau.Api.Tests.Faults;

/// <summary>Two processes of the program that were started together on one empty PostgreSQL and one Redis, with some hundred people whose consents partners ask under.</summary>
public class TwoNodes : IAsyncLifetime
{
    private const int People = 300;

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-nodes-").FullName;
    private readonly Queue<string> untouched = [];
    private NpgsqlDataSource? database;
    private WebApplication? tokens;

    internal PostgreSqlServer Store { get; private set; } = null!;

    internal RedisServer Redis { get; private set; } = null!;

    internal IReadOnlyList<NodeProcess> Nodes { get; private set; } = [];

    /// <summary>The rental firm's, from neither of the two.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>The consents that questions are asked under.</summary>
    internal IReadOnlyList<string> Consents { get; private set; } = [];

    /// <summary>What both are told besides, such as <c>--Bureau:Limits:Rental:Capacity=100</c>.</summary>
    protected virtual string[] Further => [];

    private string[] Settings { get; set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Store = await PostgreSqlServer.StartAsync();
        Settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={Store.ConnectionString};Timeout=5", .. await StartRedisAsync(), .. Further];
        Nodes = await Task.WhenAll(NodeProcess.StartAsync(Settings), NodeProcess.StartAsync(Settings));
        var loaded = await TypedVerb.RunAsync(
            ["sandbox", "load", "--subjects", People.ToString(CultureInfo.InvariantCulture), "--out", folder, "--environment", "Development", .. Settings]);
        Assert.True(loaded.ExitCode == 0, loaded.Error);
        (Token, Consents) = (await LoadedTokenAsync("rental"), await LoadedConsentsAsync("waiver"));
        foreach (var consent in Consents.Take(People / 3))
            untouched.Enqueue(consent);
        database = NpgsqlDataSource.Create($"{Store.ConnectionString};Pooling=false");
        tokens = BureauApp.Build(["--environment", "Development", "--Logging:LogLevel:Default=None", .. Settings]);
        await tokens.Services.ReadIssuerKeysAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        if (tokens is not null)
            await tokens.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await StopRedisAsync();
        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Starts what the nodes share beside the store.</summary>
    /// <returns>The nodes' settings for it.</returns>
    private protected virtual async Task<string[]> StartRedisAsync()
    {
        Redis = await RedisServer.StartAsync();
        return [$"--ConnectionStrings:Redis={Redis.ConnectionString}"];
    }

    private protected virtual ValueTask StopRedisAsync() => Redis.DisposeAsync();

    /// <summary>A token of one of the sandbox's clients, from neither of the two nodes.</summary>
    internal async Task<string> TokenAsync(string client) => (await TypedVerb.RunAsync(["token", client, "--environment", "Development", .. Settings])).Output.Trim();

    /// <summary>The token of a partner that was loaded with the people: <c>rental</c>, <c>dating</c> or <c>lender</c>.</summary>
    internal async Task<string> LoadedTokenAsync(string partner) => (await File.ReadAllTextAsync(Path.Combine(folder, $"{partner}.jwt"))).Trim();

    /// <summary>The consents of the people for one question: <c>waiver</c>, <c>badge</c> or <c>summary</c>.</summary>
    internal async Task<IReadOnlyList<string>> LoadedConsentsAsync(string question) => await File.ReadAllLinesAsync(Path.Combine(folder, $"{question}.ids"));

    /// <summary>One of <see cref="Consents"/> that no other test is given.</summary>
    internal string Untouched() => untouched.Dequeue();

    /// <summary>A token of the person who gave a consent.</summary>
    internal async Task<string> TokenOfPersonAsync(string consent) => tokens!.Services.GetRequiredService<AccessTokens>()
        .For(new SubjectId(await ScalarAsync<Guid>($"SELECT subject_id FROM consent_grants WHERE id = '{Guid.Parse(consent)}'")), TimeSpan.FromHours(1));

    /// <summary>The person who gave a consent takes a step with it at a node: <c>pauseConsent</c>, <c>resumeConsent</c> or <c>revokeConsent</c>.</summary>
    /// <returns>The consent's status, when the step has returned.</returns>
    internal async Task<string?> StepAsync(int node, string step, string consent)
    {
        var answer = await AskAsync(Nodes[node].Client, await TokenOfPersonAsync(consent), $"mutation($consent: ID!) {{ {step}(consent: $consent) {{ status }} }}", new { consent });
        return answer["data"]?[step]?["status"]?.GetValue<string>();
    }

    /// <summary>A person revokes a consent that is in use, at a node; it is not used in another test.</summary>
    /// <returns>The consent, when the revocation has returned.</returns>
    internal async Task<string> RevokeAsync(int node)
    {
        var consent = Untouched();
        Assert.Equal("REVOKED", await StepAsync(node, "revokeConsent", consent));
        return consent;
    }

    /// <summary>The one value that a statement gives.</summary>
    internal async Task<T> ScalarAsync<T>(string statement)
    {
        await using var command = database!.CreateCommand(statement);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The disclosures of the ledger after a place: inquiry and consent.</summary>
    internal async Task<IReadOnlyList<(string Inquiry, string Consent)>> DisclosedAsync(long after)
    {
        var found = new List<(string, string)>();
        await using var command = database!.CreateCommand($"SELECT id, consent_id FROM inquiries WHERE denial IS NULL AND sequence > {after} ORDER BY sequence");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add((reader.GetGuid(0).ToString(), reader.GetGuid(1).ToString()));
        return found;
    }

    /// <summary>Where the ledger ends.</summary>
    internal Task<long> LastInquiryAsync() => ScalarAsync<long>("SELECT coalesce(max(sequence), 0) FROM inquiries");

    internal static async Task<JsonNode> AskAsync(HttpClient client, string token, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
