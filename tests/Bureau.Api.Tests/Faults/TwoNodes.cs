using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Tests.Verbs;
using Bureau.Infrastructure.Tests.Redis;
using Bureau.Infrastructure.Tests.Storage;
using Npgsql;

namespace Bureau.Api.Tests.Faults;

/// <summary>Two processes of the program on one PostgreSQL and one Redis, with some hundred people whose consents a rental firm asks under.</summary>
public class TwoNodes : IAsyncLifetime
{
    private const int People = 300;

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-nodes-").FullName;
    private readonly Queue<string> untouched = [];
    private NpgsqlDataSource? database;

    internal PostgreSqlServer Store { get; private set; } = null!;

    internal RedisServer Redis { get; private set; } = null!;

    internal IReadOnlyList<NodeProcess> Nodes { get; private set; } = [];

    /// <summary>The rental firm's, from neither of the two.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>The consents that questions are asked under.</summary>
    internal IReadOnlyList<string> Consents { get; private set; } = [];

    private string[] Settings { get; set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Store = await PostgreSqlServer.StartAsync();
        Settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={Store.ConnectionString};Timeout=5", .. await StartRedisAsync()];
        var loaded = await TypedVerb.RunAsync(
            ["sandbox", "load", "--subjects", People.ToString(CultureInfo.InvariantCulture), "--out", folder, "--environment", "Development", .. Settings]);
        Assert.True(loaded.ExitCode == 0, loaded.Error);
        Token = (await File.ReadAllTextAsync(Path.Combine(folder, "rental.jwt"))).Trim();
        Consents = await File.ReadAllLinesAsync(Path.Combine(folder, "waiver.ids"));
        foreach (var consent in Consents.Take(People / 3))
            untouched.Enqueue(consent);
        database = NpgsqlDataSource.Create($"{Store.ConnectionString};Pooling=false");
        Nodes = [await NodeProcess.StartAsync(Settings), await NodeProcess.StartAsync(Settings)];
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
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

    /// <summary>A person revokes a consent that is in use, at a node; it is not used in another test.</summary>
    /// <returns>The consent, when the revocation has returned.</returns>
    internal async Task<string> RevokeAsync(int node)
    {
        var consent = untouched.Dequeue();
        var subject = await ScalarAsync<Guid>($"SELECT subject_id FROM consent_grants WHERE id = '{Guid.Parse(consent)}'");
        var typed = await TypedVerb.RunAsync(["token", "--subject", subject.ToString(), "--environment", "Development", .. Settings]);
        var answer = await AskAsync(Nodes[node].Client, typed.Output.Trim(), "mutation($consent: ID!) { revokeConsent(consent: $consent) { status } }", new { consent });
        Assert.Equal("REVOKED", answer["data"]?["revokeConsent"]?["status"]?.GetValue<string>());
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
