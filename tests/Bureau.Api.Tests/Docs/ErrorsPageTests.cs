using System.Reflection;
using System.Text.RegularExpressions;
using Bureau.Api.GraphQL;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.Tests.Docs;

/// <summary>docs/errors.md lists every code that the bureau can give, and no other.</summary>
public sealed partial class ErrorsPageTests
{
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

    [GeneratedRegex(@"^\| `(?<code>[A-Z0-9_]+)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex RowCode();
}
