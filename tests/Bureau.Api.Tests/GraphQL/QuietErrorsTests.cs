using System.Net.Http.Json;
using System.Text.Json;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>An error says what is wrong and where, and repeats nothing that the client sent as a value and nothing of our inside.</summary>
public sealed class QuietErrorsTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private const string Secret = "A123456789";

    [Theory]
    [InlineData("{ echo(number: \"A123456789\") }")]
    [InlineData("{ echo(consent: \"A123456789\") }")]
    [InlineData("{ echo(amount: \"A123456789\") }")]
    [InlineData("{ echo(day: \"A123456789\") }")]
    [InlineData("{ echo(moment: \"A123456789\") }")]
    [InlineData("{ echo(genre: \"A123456789\") }")]
    [InlineData("{ echo(numbers: [1, \"A123456789\"]) }")]
    [InlineData("{ echo(order: \"A123456789\") }")]
    [InlineData("{ echo(order: { consent: \"A123456789\" }) }")]
    [InlineData("{ echo(order: { consent: \"01890000-0000-7000-8000-000000000000\", genres: [\"A123456789\"] }) }")]
    [InlineData("query($x: Int = \"A123456789\") { echo(number: $x) }")]
    [InlineData("query($x: Order = { consent: \"A123456789\" }) { echo(order: $x) }")]
    [InlineData("{ echo \"A123456789\" }")]
    [InlineData("\"A123456789\"")]
    [InlineData("{ echo(text: \"A123456789) }")]
    [InlineData("{ echo(text: \"A123456789\\q\") }")]
    [InlineData("{ book { title(nothing: \"A123456789\") } }")]
    [InlineData("{ fail }")]
    [InlineData("{ failLikeTheEngine }")]
    public async Task RepeatNoValue(string query)
    {
        var answer = await server.Ask(Tier.Lender, query);

        Assert.NotEmpty(answer.Errors());
        Assert.DoesNotContain(Secret, answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ fail book { title } }", "fail", "Query.fail")]
    [InlineData("{ failLikeTheEngine book { title } }", "failLikeTheEngine", "Query.failLikeTheEngine")]
    [InlineData("{ book { title broken { number author { name } } } }", "book.broken.author", "Chapter.author")]
    public async Task CarryTheReferenceUnderWhichTheSurpriseIsLogged(string query, string path, string where)
    {
        var log = new LogLines();
        var (client, _) = await server.StartAsync(builder => builder.Services.AddSingleton<ILoggerProvider>(log));

        var answer = await LibraryServer.Ask(client, Tier.Lender, query);

        Assert.Equal([$"INTERNAL at {path}"], answer.Errors());
        Assert.Contains("\"title\":\"Emma\"", answer.Data(), StringComparison.Ordinal);
        var reference = answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("reference").GetString()!;
        var (line, exception) = Assert.Single(log.Errors);
        Assert.Contains(reference, line, StringComparison.Ordinal);
        Assert.Contains(where, line, StringComparison.Ordinal);
        Assert.NotNull(exception);
    }

    [Fact]
    public async Task OfAnExpectedRefusal_AreNotLogged()
    {
        var log = new LogLines();
        var (client, _) = await server.StartAsync(builder => builder.Services.AddSingleton<ILoggerProvider>(log));

        var answer = await LibraryServer.Ask(client, Tier.Lender, "{ refused { title } }");

        Assert.Equal(["CONSENT_NOT_FOUND at refused"], answer.Errors());
        Assert.False(answer.GetProperty("errors")[0].GetProperty("extensions").TryGetProperty("reference", out _));
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task OfTheWholeRequest_HaveStatus500AndAReference()
    {
        var log = new LogLines();
        var (client, _) = await server.StartAsync(builder =>
        {
            builder.Services.AddSingleton<ILoggerProvider>(log);
            builder.Services.AddSingleton<Bureau.Api.GraphQL.Operations.DocumentCache>(_ => null!);
        });

        using var response = await LibraryServer.Send(client, Tier.Lender, "{ book { title } }");

        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["INTERNAL"], answer.Errors());
        Assert.Contains(answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("reference").GetString()!, log.Errors.Single().Line, StringComparison.Ordinal);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly List<(string Line, Exception? Exception)> _errors = [];

        public IReadOnlyList<(string Line, Exception? Exception)> Errors
        {
            get
            {
                lock (_errors)
                    return [.. _errors];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_errors)
            {
                if (IsEnabled(logLevel))
                    _errors.Add((formatter(state, exception), exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
