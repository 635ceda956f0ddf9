using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bureau.Api.GraphQL;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.Tests.Docs;

/// <summary>docs/errors.md lists every code that the bureau can give, and no other; the bureau serves it, and every error says where in it to look.</summary>
public sealed partial class ErrorsPageTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    [Fact]
    public async Task Page_IsServed_WithAnAnchorForEveryCode()
    {
        var page = await shared.Bureau.Client.GetStringAsync("/errors");
        Assert.Equal(Codes().Order(), Anchor().Matches(page).Select(anchor => anchor.Groups["code"].Value).Order());
        Assert.DoesNotContain("<a ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "application/json", "application/json", "{ me { name } }", "UNAUTHENTICATED", 401)]
    [InlineData("PUT", "application/json", "application/json", "{ me { name } }", "METHOD_NOT_ALLOWED", 405)]
    [InlineData("POST", "application/json", "image/png", "{ me { name } }", "NOT_ACCEPTABLE", 406)]
    [InlineData("POST", "text/plain", "application/json", "{ me { name } }", "MEDIA_TYPE_UNSUPPORTED", 415)]
    [InlineData("POST", "application/json", "application/graphql-response+json", "{ nothing }", "VALIDATION_FAILED", 400)]
    [InlineData("POST", "application/json", "application/json", "{ scoreBadge(consent: \"00000000-0000-0000-0000-000000000000\") { band } }", "FORBIDDEN_FIELD", 200)]
    public async Task Error_SaysWhereItIsExplained(string method, string type, string accept, string query, string code, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Content.Headers.ContentType = new(type);
        request.Headers.Accept.ParseAdd(accept);
        if (status != 401)
            request.Headers.Authorization = new("Bearer", shared.Bureau.TokenOfPerson(1));
        using var answer = await shared.Bureau.Client.SendAsync(request);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((status, code, $"/errors#{code}"), ((int)answer.StatusCode, error.Text("errors.0.extensions.code"), error.Text("errors.0.extensions.help")));
    }

    [Fact]
    public void Page_ListsEveryCodeOnce()
    {
        var listed = RowCode().Matches(File.ReadAllText(Repository.File("docs/errors.md"))).Select(row => row.Groups["code"].Value).ToList();
        Assert.Equal(listed.Distinct().Order(), listed.Order());
        Assert.Equal(Codes().Order(), listed.Order());
    }

    // A code is declared as a record with a Code or, for the rows of a file, as one of the RejectionReasons.
    private static IEnumerable<string> Codes() => Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsAbstract: false, IsGenericType: false } && CodeOf(type) is not null)
        .Select(type => (string)CodeOf(type)!.GetValue(Made(type))!)
        .Concat(typeof(RejectionReasons).GetFields().Select(field => ((RejectionReason)field.GetValue(null)!).Code))
        .Distinct();

    private static readonly Assembly[] Assemblies = [typeof(MakeInquiry).Assembly, typeof(Infrastructure.BureauServices).Assembly, typeof(BureauGraphQL).Assembly];

    // The code of a refusal or a mistake comes from its abstract base.
    private static PropertyInfo? CodeOf(Type type) =>
        type.BaseType is { IsAbstract: true } family && family.GetProperty("Code") is { } code && code.PropertyType == typeof(string) ? code : null;

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .First(candidate => candidate.GetParameters() is not [{ ParameterType: var only }] || only != type);
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Something(parameter.ParameterType))]);
    }

    private static object? Something(Type type) =>
        type == typeof(string) ? ""
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsGenericType ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
        : null;

    [GeneratedRegex("<tr id=\"(?<code>[A-Z0-9_]+)\">", RegexOptions.NonBacktracking)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^\| `(?<code>[A-Z0-9_]+)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex RowCode();
}
