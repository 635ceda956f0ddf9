using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Wrong settings of the storage are named before anything is opened, and no password is quoted.</summary>
public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("Sqlite", null, null)]
    [InlineData("sqlite", "Data Source=elsewhere.db", null)]
    [InlineData("PostgreSql", "Host=db;Username=bureau;Password=secret", null)]
    [InlineData("SQLSERVER", "Server=db;User ID=bureau;Password=secret", null)]
    [InlineData("Oracle", "Host=db", "Sqlite, PostgreSql or SqlServer")]
    [InlineData("1", "Data Source=x.db", "Sqlite, PostgreSql or SqlServer")]
    [InlineData("PostgreSql", null, "ConnectionStrings:Bureau is missing")]
    [InlineData("SqlServer", " ", "ConnectionStrings:Bureau is missing")]
    [InlineData("Sqlite", "Hots=db;Password=secret", "not a connection string")]
    [InlineData("PostgreSql", "Hots=db;Password=secret", "not a connection string")]
    [InlineData("SqlServer", "Hots=db;Password=secret", "not a connection string")]
    [InlineData("PostgreSql", "Host=db;Port=secret", "not a connection string")]
    public void SaysWhatIsWrong(string storage, string? connectionString, string? mistake)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Bureau"] = connectionString }).Build();
        var options = new StorageOptions { Provider = storage };
        new StorageOptions.Defaults(configuration, new HostingEnvironment { ContentRootPath = "/srv/bureau" }).PostConfigure(null, options);
        var result = new StorageOptions.Check().Validate(null, options);
        Assert.Equal(mistake is null, result.Succeeded);
        if (mistake is not null)
            Assert.Contains(mistake, Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void PutsSqliteInTheContentRootsDataFolder_WhenNothingElseIsSaid()
    {
        var options = new StorageOptions();
        new StorageOptions.Defaults(new ConfigurationBuilder().Build(), new HostingEnvironment { ContentRootPath = "/srv/bureau" }).PostConfigure(null, options);
        Assert.Equal("Data Source=/srv/bureau/data/bureau.db", options.ConnectionString);
    }

    [Theory]
    [InlineData("Sqlite", "Data Source=x.db", "Default Timeout=5")]
    [InlineData("Sqlite", "Data Source=x.db;Default Timeout=1", "Default Timeout=1")]
    [InlineData("PostgreSql", "Host=db", "Max Auto Prepare=50")]
    [InlineData("PostgreSql", "Host=db;Max Auto Prepare=7", "Max Auto Prepare=7")]
    public void AddsWhatTheBureauNeeds_UnlessItsOwnerSaidOtherwise(string storage, string given, string expected) =>
        Assert.Contains(expected, Enum.Parse<StorageProvider>(storage).Understand(given), StringComparison.Ordinal);
}
