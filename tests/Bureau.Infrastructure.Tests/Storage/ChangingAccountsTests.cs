using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Accounts that get another number, are taken back, or are spoken of twice: the same on every store and wherever the rows are cut.</summary>
[Collection(Databases.Collection)]
public sealed class ChangingAccountsTests(Databases databases)
{
    [Theory, EveryStore]
    public async Task FindsAnAccountByTheNumberThatItHadBefore(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await store.ApplyAsync(Row("A", 7));
        await store.ApplyAsync(Row("A", 8, newNumber: "B"));
        await store.ApplyAsync(Row("B", 9), Row("A", 10));

        Assert.Equal(["B: 7 8 9 10"], await store.AccountsAsync());
        Assert.Equal(["A"], await store.FormerNumbersAsync());
    }

    [Theory, EveryStore]
    public async Task FindsAnAccountByBothNumbers_WithinOneChunk(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        var applied = await store.ApplyAsync(Row("A", 7), Row("A", 8, newNumber: "B"), Row("B", 9), Row("A", 10), Row("B", 11, newNumber: "C"), Row("A", 12));

        Assert.Equal((6, 0), (applied.Stored, applied.Rejected.Count));
        Assert.Equal(["C: 7 8 9 10 11 12"], await store.AccountsAsync());
        Assert.Equal(["A", "B"], await store.FormerNumbersAsync());
    }

    [Theory, EveryStore]
    public async Task ChangesNothing_WhenTheRowsBeforeAndAtTheChangeComeAgain(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        AcceptedRow[] rows = [Row("A", 7), Row("A", 8, newNumber: "B"), Row("B", 8, newNumber: "C")];
        await store.ApplyAsync(rows);
        var before = await store.EverythingAsync();

        var together = await store.ApplyAsync(rows);
        foreach (var row in rows)
            await store.ApplyAsync(row);

        Assert.Equal((0, 3), (together.Stored, together.Unchanged));
        Assert.Equal(before, await store.EverythingAsync());
    }

    [Theory, EveryStore]
    public async Task GivesAnAccountItsOldNumberBack_WhenANewerRowSaysSo(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await store.ApplyAsync(Row("A", 7, newNumber: "B"));
        await store.ApplyAsync(Row("B", 8, newNumber: "A"));
        await store.ApplyAsync(Row("B", 9, newNumber: "C"));

        Assert.Equal(["C: 7 8 9"], await store.AccountsAsync());
        await store.ApplyAsync(Row("A", 10), Row("B", 11));
        Assert.Equal(["C: 7 8 9 10 11"], await store.AccountsAsync());
    }

    [Theory, EveryStore]
    public async Task FindsAnAccountByEveryNumber_WhicheverChangeComesFirst(StorageProvider provider)
    {
        AcceptedRow[] rows = [Row("A", 7), Row("A", 8, newNumber: "B"), Row("A", 9, newNumber: "C")];
        var inTurn = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await inTurn.ApplyAsync(rows);
        var late = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await late.ApplyAsync(rows[0], rows[2]);
        await late.ApplyAsync(rows[1]);
        var latest = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await latest.ApplyAsync(rows[2], Row("A", 8), rows[0]);

        Assert.Equal(1, (await latest.ApplyAsync(rows[1])).Stored);
        Assert.Equal(1, (await latest.ApplyAsync(rows[1])).Unchanged);

        Assert.Equal(["C: 7 8 9"], await inTurn.AccountsAsync());
        Assert.Equal(["A", "B"], await inTurn.FormerNumbersAsync());
        Assert.Equal(await inTurn.ContentAsync(), await late.ContentAsync());
        Assert.Equal(await inTurn.ContentAsync(), await latest.ContentAsync());
    }

    [Theory, EveryStore]
    public async Task MakesOneAccountOfTwo_WhenTheEarlierOfTwoChangesComesLast(StorageProvider provider)
    {
        AcceptedRow[] rows = [Row("Z", 5), Row("Z", 6, newNumber: "A"), Row("A", 7), Row("A", 8, newNumber: "B"), Row("B", 9, newNumber: "C"), Row("C", 10)];
        var inTurn = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await inTurn.ApplyAsync(rows);
        var apart = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await apart.ApplyAsync(rows[..3]);
        await apart.ApplyAsync(rows[4..]);
        Assert.Equal(["A: 5 6 7", "C: 9 10"], await apart.AccountsAsync());
        var together = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        var unseen = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await unseen.ApplyAsync(rows[4..]);

        Assert.Equal(1, (await apart.ApplyAsync(rows[3])).Stored);
        Assert.Equal(6, (await together.ApplyAsync([.. rows[4..], .. rows[..4]])).Stored);
        Assert.Equal(1, (await unseen.ApplyAsync(rows[3])).Stored);
        await unseen.ApplyAsync(rows[1], rows[0], rows[2]);

        Assert.Equal(["C: 5 6 7 8 9 10"], await inTurn.AccountsAsync());
        Assert.Equal(["A", "B", "Z"], await inTurn.FormerNumbersAsync());
        foreach (var store in new[] { apart, together, unseen })
        {
            Assert.Equal(await inTurn.ContentAsync(), await store.ContentAsync());
            Assert.Equal(["A", "B", "Z"], await store.FormerNumbersAsync());
            Assert.Equal(6, (await store.ApplyAsync(rows)).Unchanged);
        }
    }

    [Theory, EveryStore]
    public async Task Refuses_WhenAnotherAccountHasTheNewNumber(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await store.ApplyAsync(Row("A", 7), Row("B", 7), Row("D", 7, newNumber: "E"));

        var applied = await store.ApplyAsync(Row("A", 8, newNumber: "B"), Row("A", 9, newNumber: "D"), Row("N", 9), Row("A", 9, newNumber: "N"));

        Assert.All(applied.Rejected, row => Assert.Equal(
            [new RowMistake(FurnishingColumn.NewAccountNumber, RejectionReasons.AccountNumberTaken)], row.Mistakes));
        Assert.Equal((1, 3), (applied.Stored, applied.Rejected.Count));
        Assert.Equal(["A: 7", "B: 7", "E: 7", "N: 9"], await store.AccountsAsync());
    }

    [Theory, EveryStore]
    public async Task KeepsTwoFurnishersWithTheSameNumbersApart(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var first = await Furnished.IntoAsync(database);
        var second = await Furnished.IntoAsync(database);
        await first.ApplyAsync(Row("A", 7));
        await second.ApplyAsync(Row("A", 7), Row("A", 8, newNumber: "B"));
        await first.ApplyAsync(Row("A", 9), Row("B", 9));
        await second.ApplyAsync(Row("A", 9, deletion: AccountDeletion.Deleted));

        Assert.Equal(["A: 7 9", "B: 9"], await first.AccountsAsync());
        Assert.Empty(await second.AccountsAsync());
    }

    [Theory, EveryStore]
    public async Task TakesAnAccountBack_AndRaisesTheVersionOfItsFile(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await store.ApplyAsync(Row("A", 7), Row("K", 7), Row("A", 8, newNumber: "B"));

        var applied = await store.ApplyAsync(Row("A", 8, deletion: AccountDeletion.Fraud));

        Assert.Equal((1, 0), (applied.Stored, applied.Unchanged));
        Assert.Equal(["K: 7"], await store.AccountsAsync());
        Assert.Empty(await store.FormerNumbersAsync());
        Assert.Equal(2, await store.VersionAsync());
        var again = await store.ApplyAsync(Row("A", 8, deletion: AccountDeletion.Fraud));
        Assert.Equal((0, 1), (again.Stored, again.Unchanged));
        Assert.Equal(2, await store.VersionAsync());
    }

    [Theory, EveryStore]
    public async Task BeginsAnew_WhenAnAccountIsReportedAfterItWasTakenBack(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await store.ApplyAsync(Row("A", 7), Row("A", 8, newNumber: "B"));

        // In one chunk: both numbers are free again, one of them for somebody else.
        var applied = await store.ApplyAsync(Row("B", 8, deletion: AccountDeletion.Deleted), Row("B", 9), Row("A", 9, person: 2));

        Assert.Equal((3, 0), (applied.Stored, applied.Rejected.Count));
        Assert.Equal(["A: 9", "B: 9"], await store.AccountsAsync());
        Assert.Empty(await store.FormerNumbersAsync());
    }

    [Theory, EveryStore]
    public async Task RefusesToTakeBack_WhatWasReportedLater(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        await store.ApplyAsync(Row("A", 9));
        var applied = await store.ApplyAsync(Row("A", 8, deletion: AccountDeletion.Deleted));

        Assert.Equal(RejectionReasons.DeletionOutdated, Assert.Single(Assert.Single(applied.Rejected).Mistakes).Reason);
        Assert.Equal(["A: 9"], await store.AccountsAsync());
    }

    [Theory, EveryStore]
    public async Task RefusesASecondSayingOfTheSameDay_InAnyChunk(StorageProvider provider)
    {
        var store = await Furnished.IntoAsync(await databases.CreateAsync(provider));
        var first = Row("A", 7);
        var second = Repeating(Row("A", 7, balance: 99));
        await store.ApplyAsync(first);
        var apart = await store.ApplyAsync(second);
        var together = await store.ApplyAsync(Row("B", 7), Repeating(Row("B", 7, balance: 99)), Repeating(Row("B", 7)));
        var corrected = await store.ApplyAsync(second with { Month = second.Month with { IsCorrection = true } });

        Assert.Equal(RejectionReasons.DuplicateAccountDay, Assert.Single(Assert.Single(apart.Rejected).Mistakes).Reason);
        Assert.Equal(RejectionReasons.DuplicateAccountDay, Assert.Single(Assert.Single(together.Rejected).Mistakes).Reason);
        Assert.Equal((1, 1), (together.Stored, together.Unchanged));
        Assert.Equal(1, corrected.Stored);
    }

    [Theory, EveryStore]
    public async Task ChangesANumberToAndFro_InOneChunk(StorageProvider provider)
    {
        var furnished = await Furnished.IntoAsync(await databases.CreateAsync(provider));

        await furnished.ApplyAsync(Row("A", 1, newNumber: "B"), Row("B", 2, newNumber: "A"), Row("A", 3, newNumber: "B"), Row("B", 4));

        Assert.Equal(["B: 1 2 3 4"], await furnished.AccountsAsync());
        Assert.Equal(["A", "B"], await furnished.FormerNumbersAsync());
    }

    [Theory, EveryStore]
    public async Task LeavesTheSameContent_WhereverTheRowsAreCut(StorageProvider provider)
    {
        var numbers = Gen.Char["ABCD"].Select(letter => letter.ToString());
        var row =
            from number in numbers
            from month in Gen.Int[1, 5]
            from kind in Gen.Int[0, 9]
            from other in numbers
            from person in Gen.Int[1, 6]
            from balance in Gen.Int[0, 1]
            select Row(
                number, month, person <= 5 ? 1 : 2, kind is 0 or 1 && other != number ? other : null, kind == 2 ? AccountDeletion.Deleted : null, balance);
        var cases = Gen.Select(row.Array[1, 12], Gen.Int[1, 5]);
        await cases.SampleAsync(
            async (rows, size) =>
            {
                var database = await databases.CreateAsync(provider);
                var whole = await Furnished.IntoAsync(database);
                await whole.ApplyAsync(rows);
                var cut = await Furnished.IntoAsync(await databases.CreateAsync(provider));
                foreach (var chunk in rows.Chunk(size))
                    await cut.ApplyAsync(chunk);

                Assert.Equal(await whole.ContentAsync(), await cut.ContentAsync());
            },
            iter: provider is StorageProvider.Sqlite ? 60 : 12,
            threads: 1);
    }

    private static AcceptedRow Row(
        string number, int month, int person = 1, string? newNumber = null, AccountDeletion? deletion = null, int balance = 5)
    {
        var row = (AcceptedRow)FurnishingText.Rows($"{FurnishingText.Header}\n{FurnishingText.Row(person)}\n")[0];
        return row with
        {
            Month = row.Month with
            {
                AccountNumber = number,
                NewAccountNumber = newNumber,
                Deletion = deletion,
                Month = row.Month.Month with { AsOf = new DateOnly(2025, 12, 31).AddMonths(month), CurrentBalance = balance },
            },
        };
    }

    private static AcceptedRow Repeating(AcceptedRow row) => row with { Month = row.Month with { Repeats = true } };

    /// <summary>A furnisher of its own and what is stored of it.</summary>
    private sealed class Furnished(TestDatabase database, PartnerId furnisher)
    {
        private readonly FurnishingStore store = new(database.Contexts, TestDatabase.Vault, TimeProvider.System, NullLogger<FurnishingStore>.Instance);

        public static async Task<Furnished> IntoAsync(TestDatabase database)
        {
            var furnisher = PartnerId.New();
            await using var context = await database.Contexts.CreateDbContextAsync();
            context.Partners.Add(new PartnerRow { Id = furnisher, Name = "Harbour Bank", Tier = Tier.Furnisher, Suspended = false, Version = 1 });
            await context.SaveChangesAsync();
            return new Furnished(database, furnisher);
        }

        public async Task<AppliedRows> ApplyAsync(params AcceptedRow[] rows) =>
            await (await store.MergeAsync(furnisher, rows, CancellationToken.None)).StoreAsync(CancellationToken.None);

        /// <summary>Each account with the months of the year that it has.</summary>
        public async Task<IReadOnlyList<string>> AccountsAsync() =>
            [.. (await TradelinesAsync()).Select(line => $"{line.AccountNumber}: {string.Join(' ', MonthsText.Read(line.Months).Select(month => month.AsOf.Month))}")];

        public async Task<IReadOnlyList<string>> FormerNumbersAsync()
        {
            await using var context = await database.Contexts.CreateDbContextAsync();
            return await context.FormerAccountNumbers.Where(former => former.FurnisherId == furnisher).Select(former => former.AccountNumber).Order().ToListAsync();
        }

        /// <summary>The version of the only file.</summary>
        public async Task<long> VersionAsync()
        {
            await using var context = await database.Contexts.CreateDbContextAsync();
            return (await context.CreditFiles.AsNoTracking().SingleAsync()).Version;
        }

        /// <summary>People, accounts, months and former numbers, without ids and versions.</summary>
        public async Task<string> ContentAsync()
        {
            await using var context = await database.Contexts.CreateDbContextAsync();
            var people = await context.Subjects.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.NumberMasked);
            var tradelines = await TradelinesAsync();
            var former = await context.FormerAccountNumbers.AsNoTracking().ToListAsync();
            return string.Join('\n', people.Values.Order(StringComparer.Ordinal)
                .Concat(tradelines.Select(line => $"{people[line.SubjectId]} {line.AccountNumber} {line.Months}"))
                .Concat(former.Select(one => $"{one.AccountNumber} of {tradelines.Single(line => line.Id == one.TradelineId).AccountNumber}").Order(StringComparer.Ordinal)));
        }

        /// <summary>Everything, with ids and versions.</summary>
        public async Task<string> EverythingAsync()
        {
            await using var context = await database.Contexts.CreateDbContextAsync();
            var files = await context.CreditFiles.AsNoTracking().ToListAsync();
            return await ContentAsync() + string.Join('\n', files.Select(file => $"{file.SubjectId} {file.Version}").Order(StringComparer.Ordinal))
                + string.Join('\n', (await TradelinesAsync()).Select(line => line.Id));
        }

        private async Task<IReadOnlyList<TradelineRow>> TradelinesAsync()
        {
            await using var context = await database.Contexts.CreateDbContextAsync();
            return [.. (await context.Tradelines.AsNoTracking().Where(line => line.FurnisherId == furnisher).ToListAsync())
                .OrderBy(line => line.AccountNumber, StringComparer.Ordinal)];
        }
    }
}
