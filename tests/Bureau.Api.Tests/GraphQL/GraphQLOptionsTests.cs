using Bureau.Api.GraphQL;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL;

public sealed class GraphQLOptionsTests
{
    [Fact]
    public void Defaults_KeepTheirOwnRules() => Assert.True(new GraphQLOptionsRules().Validate(null, new GraphQLOptions()).Succeeded);

    [Fact]
    public void EverySettingOutsideItsRange_IsNamed()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Bureau:GraphQL:Depth", "0"), new("Bureau:GraphQL:Cost", "-1"), new("Bureau:GraphQL:Aliases", "7")])
                .Build())
            .AddBureauGraphQL<Library.LibraryQuery, Library.LibraryMutation, ProtectionCheckTests.Nothing>()
            .BuildServiceProvider();

        var invalid = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<GraphQLOptions>>().Value);

        Assert.Equal(
            ["Bureau:GraphQL:Cost is outside 1 to 1000000: choose a number in that range.", "Bureau:GraphQL:Depth is outside 1 to 100: choose a number in that range."],
            invalid.Failures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_ListsEverySettingWithItsDefault()
    {
        var page = File.ReadAllLines(Repository.File("docs/cost.md"));
        foreach (var setting in typeof(GraphQLOptions).GetProperties())
        {
            var row = Assert.Single(page, line => line.StartsWith($"| {setting.Name} |", StringComparison.Ordinal));
            Assert.Equal(setting.GetValue(new GraphQLOptions())!.ToString(), row.Split('|')[2].Trim().Split(' ')[0]);
        }
    }
}
