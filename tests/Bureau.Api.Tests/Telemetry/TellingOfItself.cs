using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Bureau.Api.Tests.Telemetry;

/// <summary>What operators read of the program tells nothing of a person, and the public does not read it.</summary>
public sealed class TellingOfItself
{
    private const string Person = "Wen Made-up";

    [Fact]
    public async Task MetricsAreReadOnTheSameMachine_InDevelopment()
    {
        await using var bureau = await RunningBureau.StartAsync();
        await AskAsync(bureau);
        var metrics = await bureau.Client.GetStringAsync("/metrics");
        Assert.Contains("bureau_cache_misses_total{", metrics);
        Assert.Contains("cache=\"company\"", metrics);
        Assert.Contains("http_server_request_duration_seconds_count{", metrics);
        Assert.DoesNotContain(Person, metrics);
        Assert.DoesNotContain("203.0.113", metrics);
    }

    [Fact]
    public async Task MetricsAreNotAnswered_OnAnotherPortThanTheirs()
    {
        await using var bureau = await RunningBureau.StartAsync(null, "--Bureau:Telemetry:MetricsPort=9");
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Client.GetAsync("/metrics")).StatusCode);

        // What a caller writes into its request is not the port that it came to.
        using var disguised = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Host = "127.0.0.1:9" } };
        Assert.Equal(HttpStatusCode.NotFound, (await bureau.Client.SendAsync(disguised)).StatusCode);
    }

    [Fact]
    public async Task MetricsAreAnsweredNowhere_OutsideDevelopment_UnlessAPortIsSet()
    {
        using var store = new TemporaryStore();
        await using var app = BureauApp.Build(["--environment", "Production", store.Setting, .. ProductionSettings.Sound]);
        Assert.Null(app.Services.GetService<MeterProvider>());
        await using var withPort = BureauApp.Build(["--environment", "Production", store.Setting, .. ProductionSettings.Sound, "--Bureau:Telemetry:MetricsPort=9464"]);
        Assert.NotNull(withPort.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task NothingIsTraced_WithoutACollector()
    {
        await using var bureau = await RunningBureau.StartAsync();
        Assert.Null(bureau.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task ASpanBelongsToTheCallersTrace_AndHoldsNothingOfAPerson()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var sent = new ConcurrentQueue<byte[]>();
        var collector = WebApplication.CreateSlimBuilder();
        collector.Logging.ClearProviders();
        await using var listening = collector.Build();
        listening.Urls.Add("http://127.0.0.1:0");
        listening.MapPost("/v1/{signal}", async (HttpContext request) =>
        {
            using var body = new MemoryStream();
            await request.Request.Body.CopyToAsync(body);
            sent.Enqueue(body.ToArray());
        });
        await listening.StartAsync();
        await using var bureau = await RunningBureau.StartAsync(null, $"--Bureau:Telemetry:OtlpEndpoint={listening.Urls.Single()}", "--Bureau:Telemetry:TracesSampled=1");
        using var question = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString("{ companies(search: \"" + Person + "\", first: 1) { edges { node { id } } } }")}");
        question.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        question.Headers.Add("User-Agent", "WenPhone/1");
        await bureau.Client.SendAsync(question);

        // A span ends a moment after its answer has left.
        for (var tries = 0; tries < 200 && !sent.Any(IsOfTheTrace); tries++)
        {
            await Task.Delay(25);
            Assert.True(bureau.Services.GetRequiredService<TracerProvider>().ForceFlush());
        }

        // It says false, since nobody scrapes what is scraped; what is sent has been sent.
        bureau.Services.GetRequiredService<MeterProvider>().ForceFlush();
        Assert.Contains(sent, body => Encoding.UTF8.GetString(body).Contains("bureau.cache.misses"));
        Assert.Contains(sent, IsOfTheTrace);
        foreach (var text in sent.Select(Encoding.UTF8.GetString))
        {
            Assert.DoesNotContain("Made-up", text);
            Assert.DoesNotContain("WenPhone", text);
            Assert.DoesNotContain("companies", text);
            Assert.DoesNotContain("url.query", text);
        }

        static bool IsOfTheTrace(byte[] body) => body.AsSpan().IndexOf(Convert.FromHexString(trace)) >= 0;
    }

    [Theory]
    [InlineData("MetricsPort=0", "MetricsPort")]
    [InlineData("MetricsPort=70000", "MetricsPort")]
    [InlineData("OtlpEndpoint=ftp://127.0.0.1", "OtlpEndpoint")]
    [InlineData("TracesSampled=2", "TracesSampled")]
    public async Task MistakesInTheSettingsAreReported(string setting, string named)
    {
        using var store = new TemporaryStore();
        await using var app = BureauApp.Build(["--environment", "Production", store.Setting, .. ProductionSettings.Sound, $"--Bureau:Telemetry:{setting}"]);
        Assert.Contains(app.Services.GetRequiredService<SettingsReview>().Mistakes(), mistake => mistake.Contains($"Bureau:Telemetry:{named}"));
    }

    private static async Task AskAsync(RunningBureau bureau)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = $"{{ companies(search: \"{Person}\") {{ edges {{ node {{ id }} }} }} }}" }) };
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        (await bureau.Client.SendAsync(request)).Dispose();
    }
}
