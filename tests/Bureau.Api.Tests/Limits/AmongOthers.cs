using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Limits;

/// <summary>A rental firm, a dating site and a lender ask their questions while a business sends what is meant to exhaust the bureau: it meets its own bound, and none of the others notices.</summary>
public sealed class AmongOthers : IAsyncLifetime
{
    private const double Capacity = 100_000;
    private const double OfTheAbuser = 300;
    private const int Questions = 120;

    private static readonly string Deep = "{ company(id: \"5a9db0c5-0000-8000-c000-000000000001\") { " + Repeat(40, _ => "listings { company { ") + "name" + Repeat(80, _ => " }") + " } }";

    private static readonly (string Query, string Code)[] Abuses =
    [
        ("{ " + Repeat(3_000, number => $"a{number}: rateLimit {{ available }} ") + "}", "DOCUMENT_TOO_LONG"),
        ("{ " + Repeat(31, number => $"a{number}: purposes {{ purpose }} ") + "}", "TOO_MANY_ALIASES"),
        ("{ ...F0 }" + Repeat(30, number => $" fragment F{number} on Query {{ ...F{number + 1} ...F{number + 1} }}") + " fragment F30 on Query { purposes { purpose } }", "TOO_MANY_SELECTIONS"),
        (Deep, "TOO_DEEP"),
    ];

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await RunningBureau.StartAsync(clock,
    [
        .. new[] { "Rental", "Dating", "Lender" }.Select(tier => $"--Bureau:Limits:{tier}:Capacity={Capacity}"),
        $"--Bureau:Limits:Business:Capacity={OfTheAbuser}", "--Bureau:Limits:Business:RestoreRate=0.001",
    ]);

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public async Task OneAbuses_AndNoneOfTheOthersIsRefused_OrPaysForIt()
    {
        var asked = new[]
        {
            (Partner: "demo-rental", Purpose: "RENTAL_DEPOSIT", Query: Asking.Waiver),
            (Partner: "demo-dating", Purpose: "DATING_BADGE", Query: Asking.Badge),
            (Partner: "demo-lender", Purpose: "LOAN_UNDERWRITING", Query: Asking.Summary),
        };
        var others = new List<(string Token, string Query, string Consent)>();
        foreach (var (partner, purpose, query) in asked)
            others.Add((await bureau.TokenAsync(partner), query, await bureau.GrantedConsentAsync(partner, purpose, 1)));
        var abuser = await bureau.TokenAsync("demo-business");

        var ended = false;
        var abused = new ConcurrentBag<(int Kind, HttpStatusCode Status, string? Code)>();
        var abusing = Enumerable.Range(0, 4).Select(first => Task.Run(async () =>
        {
            for (var kind = first; !Volatile.Read(ref ended) || abused.Count < 2 * OfTheAbuser; kind++)
            {
                var (status, answer) = await SendAsync(abuser, Abuses[kind % Abuses.Length].Query);
                abused.Add((kind % Abuses.Length, status, answer.Code()));
            }
        })).ToList();
        await Task.WhenAll(others.Select(async other =>
        {
            double? left = null;
            for (var time = 0; time < Questions; time++)
            {
                var (status, answer) = await SendAsync(other.Token, other.Query, new { consent = other.Consent });
                Assert.True(status is HttpStatusCode.OK && answer["errors"] is null, answer.ToJsonString());
                var (actual, available) = (answer.At("extensions.cost.actual")!.GetValue<double>(), answer.At("extensions.cost.throttle.available")!.GetValue<double>());
                Assert.Equal((left ?? actual + available) - actual, available);
                left = available;
            }
        }));
        Volatile.Write(ref ended, true);
        await Task.WhenAll(abusing);

        var told = abused.Where(one => one.Code != "RATE_LIMITED").ToList();
        Assert.Equal(OfTheAbuser, told.Count);
        Assert.All(told, one => Assert.Equal(Abuses[one.Kind].Code, one.Code));
        Assert.All(abused.Where(one => one.Code == "RATE_LIMITED"), one => Assert.Equal(HttpStatusCode.TooManyRequests, one.Status));
    }

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    private async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(string token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await bureau.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
