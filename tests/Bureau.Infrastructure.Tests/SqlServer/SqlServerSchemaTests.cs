using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;

namespace Bureau.Infrastructure.Tests.SqlServer;

/// <summary>
/// The schema for SQL Server, judged by Microsoft's own model (DacFx) and never by a server: none runs where this is built. The same contract
/// tests run on a real one when BUREAU_TEST_SQLSERVER names it. Each check is shown to be able to fail.
/// </summary>
public sealed class SqlServerSchemaTests
{
    private const string History =
        "CREATE TABLE [__EFMigrationsHistory] ([MigrationId] nvarchar(150) NOT NULL, [ProductVersion] nvarchar(32) NOT NULL, CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId]));\n";

    [Fact]
    public void MigrationsMakeASchemaThatTheModelAccepts()
    {
        var replay = SchemaReplay.Of(Migrations());
        Assert.Empty(replay.Problems);
        Assert.Empty(Complaints(replay));
        using var model = replay.Model();
        Assert.Contains(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass), table => table.Name.Parts[^1] == "inquiries");
        Assert.Empty(SqlServerLint.Schema(model));
    }

    [Fact]
    public void MigrationsMakeTheSchemaOfTheModel()
    {
        using var context = Context();
        var created = SchemaReplay.Of(History + context.Database.GenerateCreateScript());
        Assert.Empty(created.Problems);
        Assert.Equal(created.Statements(), SchemaReplay.Of(Migrations()).Statements());
    }

    [Theory]
    [InlineData("CREATE INDEX [IX_listings_subject_id] ON [listings] ([subject_id]);", "CREATE INDEX [IX_listings_subject_id] ON [listings] ([nobody]);", "SQL71501")]
    [InlineData("REFERENCES [subjects] ([id])", "REFERENCES [people] ([id])", "SQL71501")]
    [InlineData("[months] nvarchar(max)", "[months] text_of_months", "SQL71501")]
    public void TheModelComplains_WhenAMigrationIsBroken(string good, string broken, string complaint) =>
        Assert.Contains(Complaints(SchemaReplay.Of(Broken(good, broken))), found => found.Contains(complaint, StringComparison.Ordinal));

    [Theory]
    [InlineData("[frozen] bit NOT NULL", "[frozen] bit NULL")]
    [InlineData("[account_number] nvarchar(60) COLLATE Latin1_General_100_BIN2", "[account_number] nvarchar(60)")]
    [InlineData("CREATE UNIQUE INDEX [IX_subjects_number_hash]", "CREATE INDEX [IX_subjects_number_hash]")]
    [InlineData("[sequence] bigint NOT NULL IDENTITY", "[sequence] bigint NOT NULL")]
    public void TheComparisonFails_WhenMigrationsAndModelDiffer(string good, string drifted)
    {
        using var context = Context();
        Assert.NotEqual(SchemaReplay.Of(History + context.Database.GenerateCreateScript()).Statements(), SchemaReplay.Of(Broken(good, drifted)).Statements());
    }

    [Theory]
    [InlineData("ALTER TABLE [t] ADD [b] int NOT NULL;", "without a default")]
    [InlineData("ALTER TABLE [t] DROP COLUMN [a];", "index IX")]
    [InlineData("ALTER TABLE [t] ALTER COLUMN [a] bigint NULL;", "index IX")]
    [InlineData("ALTER TABLE [t] ADD [b] int NOT NULL DEFAULT 0; ALTER TABLE [t] DROP COLUMN [b];", "has a default")]
    [InlineData("SELECT 1;", "does not know this SELECT")]
    [InlineData("DROP INDEX [IY] ON [t];", "IY is dropped")]
    [InlineData("ALTER TABLE [u] ADD [b] int NULL;", "u is altered")]
    [InlineData("CREATE VIEW [v] AS SELECT [a] FROM [t];", "does not know")]
    [InlineData("CREATE TABLE [t] (", "line")]
    public void TheReplayNamesAStep_ThatAServerWouldRefuse_OrThatItDoesNotKnow(string step, string problem) =>
        Assert.Contains(problem, SchemaReplay.Of($"CREATE TABLE [t] ([a] int NOT NULL);\nGO\nCREATE INDEX [IX] ON [t] ([a]);\nGO\n{step}").Problems[0], StringComparison.Ordinal);

    [Fact]
    public void TheReplayTakesTheStepsOfLaterMigrations()
    {
        var replay = SchemaReplay.Of("""
            CREATE TABLE [t] ([a] int NOT NULL, [gone] int NULL, CONSTRAINT [PK_t] PRIMARY KEY ([a]));
            GO
            CREATE INDEX [IX] ON [t] ([gone]);
            GO
            IF NOT EXISTS (SELECT * FROM [t]) BEGIN ALTER TABLE [t] ADD [b] nvarchar(10) NOT NULL DEFAULT N'x'; END;
            GO
            DROP INDEX [IX] ON [t];
            ALTER TABLE [t] DROP COLUMN [gone];
            DECLARE @var nvarchar(max);
            SELECT @var = QUOTENAME([d].[name])
            FROM [sys].[default_constraints] [d]
            INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
            WHERE ([d].[parent_object_id] = OBJECT_ID(N'[t]') AND [c].[name] = N'b');
            IF @var IS NOT NULL EXEC(N'ALTER TABLE [t] DROP CONSTRAINT ' + @var + ';');
            ALTER TABLE [t] ALTER COLUMN [b] nvarchar(20) NULL;
            EXEC(N'CREATE UNIQUE INDEX [IZ] ON [t] ([b]) WHERE [b] IS NOT NULL');
            """);
        Assert.Empty(replay.Problems);
        Assert.Equal(
            SchemaReplay.Of("CREATE TABLE [t] ([a] int NOT NULL, [b] nvarchar(20) NULL, CONSTRAINT [PK_t] PRIMARY KEY ([a]));\nGO\nCREATE UNIQUE INDEX [IZ] ON [t] ([b]) WHERE [b] IS NOT NULL;").Statements(),
            replay.Statements());
        Assert.Empty(Complaints(replay));
    }

    [Theory]
    [InlineData("CREATE TABLE [c] ([id] nvarchar(451) NOT NULL CONSTRAINT [PK_c] PRIMARY KEY);", "902 bytes")]
    [InlineData("CREATE TABLE [c] ([id] int NOT NULL, [a] nvarchar(851) NOT NULL);\nGO\nCREATE INDEX [IX] ON [c] ([a]);", "1702 bytes")]
    [InlineData("CREATE TABLE [c] ([a] int NOT NULL CONSTRAINT [FA] REFERENCES [p] ([id]) ON DELETE CASCADE, [b] int NOT NULL CONSTRAINT [FB] REFERENCES [p] ([id]) ON DELETE CASCADE);", "cascade")]
    public void TheLintComplains_WhenTheSchemaIsBeyondAServersLimits(string schema, string complaint)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        model.AddObjects("CREATE TABLE [p] ([id] int NOT NULL CONSTRAINT [PK_p] PRIMARY KEY);");
        foreach (var statement in schema.Split("\nGO\n"))
            model.AddObjects(statement);
        Assert.Contains(SqlServerLint.Schema(model), found => found.Contains(complaint, StringComparison.Ordinal));
    }

    internal static string Migrations()
    {
        using var context = Context();
        return context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    /// <summary>Errors and warnings alike: an unresolved reference is a warning to the model, and a failure to a server.</summary>
    private static IReadOnlyList<string> Complaints(SchemaReplay replay)
    {
        try
        {
            using var model = replay.Model();
            return [.. model.Validate().Select(message => message.ToString())];
        }
        catch (DacModelException exception)
        {
            return [.. exception.Messages.Select(message => message.ToString())];
        }
    }

    private static string Broken(string good, string broken)
    {
        var script = Migrations();
        Assert.Contains(good, script, StringComparison.Ordinal);
        return script.Replace(good, broken, StringComparison.Ordinal);
    }

    private static BureauDbContext Context() => new CapturedStatements().Contexts.CreateDbContext();
}
