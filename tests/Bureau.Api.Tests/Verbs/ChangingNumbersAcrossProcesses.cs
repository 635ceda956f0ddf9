using System.Diagnostics;
using System.Text;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bureau.Api.Tests.Verbs;

/// <summary>Account numbers that change in files whose imports are killed or meet, each import a process of its own.</summary>
public sealed class ChangingNumbersAcrossProcesses(ChangingNumbersAcrossProcesses.Server server) : IClassFixture<ChangingNumbersAcrossProcesses.Server>, IDisposable
{
    private const string Header =
        "as_of,account_number,new_account_number,portfolio_type,account_type,currency,account_status,current_balance,subject_id_type,subject_id,subject_name,birth_date";

    /// <summary>Rows that an import stores in one transaction.</summary>
    private const int Chunk = 3_000;

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-numbers-").FullName;

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task LeavesWholeChunks_WhenItIsKilled_AndTheNextRunComesToTheSame(StorageProvider provider)
    {
        const int accounts = 3 * Chunk;
        var (before, changes) = (Write("before.csv", accounts, 7, null), Write("changes.csv", accounts, 8, "B"));
        var (killed, whole) = (await StoreAsync(provider), await StoreAsync(provider));
        await ImportAsync(killed, before);
        await ImportAsync(whole, before);
        await ImportAsync(whole, changes);

        // The second chunk never ends: one of its rows waits in the middle of its transaction.
        await StopAtAsync(killed, Number("B", Chunk + (Chunk / 2)));
        using (var import = Start(killed, changes))
        {
            await UntilAsync(import, async () => await ChangedAsync(killed) >= Chunk);
            import.Kill();
            await import.WaitForExitAsync();
            Assert.Equal(128 + 9, import.ExitCode);
        }

        await GoOnAsync(killed);
        var left = await ReadAsync(killed);
        Assert.All(left.Take(Chunk), account => Assert.Equal(("B", "A", 2L, 2), (account.Number[..1], account.Former[..1], account.Version, account.Months)));
        Assert.All(left.Skip(Chunk), account => Assert.Equal(("A", "", 1L, 1), (account.Number[..1], account.Former, account.Version, account.Months)));

        await ImportAsync(killed, changes);
        Assert.Equal(await ReadAsync(whole), await ReadAsync(killed));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task ComesToTheNewestNumbers_WhenTwoProcessesChangeThemAtOnce(StorageProvider provider)
    {
        const int accounts = 2 * Chunk;
        var store = await StoreAsync(provider);
        await ImportAsync(store, Write("before.csv", accounts, 7, null));

        using (var earlier = Start(store, Write("earlier.csv", accounts, 8, "B")))
        using (var later = Start(store, Write("later.csv", accounts, 9, "C")))
        {
            await Task.WhenAll(EndAsync(earlier), EndAsync(later));
        }

        // Whichever came first at an account.
        var stored = await ReadAsync(store);
        Assert.Equal(accounts, stored.Count);
        for (var i = 0; i < accounts; i++)
            Assert.Equal(new Account(i, Number("C", i), $"{Number("A", i)} {Number("B", i)}", 3, 3), stored[i]);
        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".rejects.csv", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string Number(string letter, int account) => $"{letter}-{account:D6}";

    /// <summary>A month of each account, under its first number.</summary>
    private string Write(string name, int accounts, int month, string? changedTo)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < accounts; i++)
        {
            var birth = new DateOnly(1960, 1, 1).AddDays(i * 37 % 14_000);
            text.Append($"{new DateOnly(2025, month, 28):O},{Number("A", i)},{(changedTo is null ? "" : Number(changedTo, i))},R,18,TWD,11,{i % 900},CN_RESIDENT_ID,")
                .Append($"{ResidentNumber(birth, i)},Account Holder {i},{birth:O}\n");
        }

        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text.ToString());
        return path;
    }

    // Area 999999 is assigned to no place.
    private static string ResidentNumber(DateOnly birth, int row)
    {
        var body = $"999999{birth:yyyyMMdd}{row % 1000:D3}";
        return body + "0123456789X".First(digit => IdentityNumber.Read(IdentityNumberType.CnResidentId, body + digit).Refusal is null);
    }

    /// <summary>A new store with the sandbox's furnisher.</summary>
    private async Task<Store> StoreAsync(StorageProvider provider)
    {
        var name = $"bureau_{Guid.NewGuid():N}";
        string connection;
        if (provider is StorageProvider.Sqlite)
        {
            connection = $"Data Source={Path.Combine(folder, name)}.db";
        }
        else
        {
            connection = new NpgsqlConnectionStringBuilder(await server.ConnectionStringAsync()) { Database = name }.ToString();
        }

        var store = new Store(provider, connection);
        Assert.Equal(0, (await TypedVerb.RunAsync(["sandbox", "reset", .. store.Settings])).ExitCode);
        return store;
    }

    private static async Task ImportAsync(Store store, string file) =>
        Assert.Equal(0, (await TypedVerb.RunAsync(["import", "tradelines", file, "--furnisher", "demo-furnisher", .. store.Settings])).ExitCode);

    private static Process Start(Store store, string file) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Bureau.Api.dll"), "import", "tradelines", file, "--furnisher", "demo-furnisher", .. store.Settings])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task EndAsync(Process import)
    {
        var error = await import.StandardError.ReadToEndAsync();
        await import.WaitForExitAsync();
        Assert.True(import.ExitCode == 0, error);
    }

    private static async Task UntilAsync(Process import, Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            Assert.False(import.HasExited, "The import ended before it could be killed.");
            Assert.True(attempt < 6_000, "The import did not come so far.");
            await Task.Delay(10);
        }
    }

    /// <summary>Makes whatever gives an account this number wait for longer than any test.</summary>
    private static Task StopAtAsync(Store store, string number) => store.ExecuteAsync(store.Provider is StorageProvider.Sqlite
        ? [
            "CREATE VIEW forever AS WITH RECURSIVE counted(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted) SELECT i FROM counted",
            $"CREATE TRIGGER stop AFTER UPDATE ON tradelines WHEN NEW.account_number = '{number}' BEGIN SELECT max(i) FROM forever; END",
        ]
        : [
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600); RETURN NEW; END'",
            $"CREATE TRIGGER stop AFTER UPDATE ON tradelines FOR EACH ROW WHEN (NEW.account_number = '{number}') EXECUTE FUNCTION stop()",
        ]);

    /// <summary>Takes the wait away. PostgreSQL's side of a connection sleeps on when its client is dead.</summary>
    private static Task GoOnAsync(Store store) => store.ExecuteAsync(store.Provider is StorageProvider.Sqlite
        ? ["DROP TRIGGER stop", "DROP VIEW forever"]
        : [
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'",
            "DROP TRIGGER stop ON tradelines",
            "DROP FUNCTION stop",
        ]);

    private static async Task<int> ChangedAsync(Store store)
    {
        await using var context = store.Context();
        return await context.FormerAccountNumbers.CountAsync();
    }

    /// <summary>The accounts of the files, in their order.</summary>
    private static async Task<IReadOnlyList<Account>> ReadAsync(Store store)
    {
        await using var context = store.Context();
        var former = (await context.FormerAccountNumbers.AsNoTracking().ToListAsync()).ToLookup(number => number.TradelineId, number => number.AccountNumber);
        var tradelines = await context.Tradelines.AsNoTracking().Where(line => line.Currency == "TWD")
            .Join(context.Subjects, line => line.SubjectId, person => person.Id, (line, person) => new { Line = line, person.Name })
            .Join(context.CreditFiles, pair => pair.Line.SubjectId, file => file.SubjectId, (pair, file) => new { pair.Line, pair.Name, file.Version })
            .ToListAsync();
        return
        [
            .. tradelines.Where(one => one.Name.StartsWith("Account Holder", StringComparison.Ordinal)).Select(one => new Account(
                int.Parse(one.Name["Account Holder ".Length..]), one.Line.AccountNumber, string.Join(' ', former[one.Line.Id].Order(StringComparer.Ordinal)),
                one.Version, one.Line.ToTradeline().Months.Count)).OrderBy(account => account.Holder),
        ];
    }

    /// <summary>PostgreSQL, started by the first test that needs it.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private PostgreSqlServer? started;

        public Task InitializeAsync() => Task.CompletedTask;

        internal async Task<string> ConnectionStringAsync() => (started ??= await PostgreSqlServer.StartAsync()).ConnectionString;

        public async Task DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            if (started is not null)
                await started.DisposeAsync();
        }
    }

    /// <summary>What is stored of an account.</summary>
    /// <param name="Holder">The number in its holder's name.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Former">The numbers that it had, a blank between two.</param>
    /// <param name="Version">Of its file.</param>
    /// <param name="Months">How many there are.</param>
    private sealed record Account(int Holder, string Number, string Former, long Version, int Months);

    private sealed record Store(StorageProvider Provider, string Connection)
    {
        public string[] Settings => ["--environment", "Development", $"--Bureau:Storage:Provider={Provider}", $"--ConnectionStrings:Bureau={Connection}"];

        public BureauDbContext Context() => BureauContexts.Of(Provider, Connection, null).CreateDbContext();

        public async Task ExecuteAsync(IEnumerable<string> statements)
        {
            await using var context = Context();
            foreach (var statement in statements)
                await context.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
