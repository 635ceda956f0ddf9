using System.Data;
using System.Text.Json;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Stores furnished rows. A chunk is read and merged without a lock; the transaction that writes it begins by raising the version of every
/// file that it changes, and if one of them is no longer at the version that was read, nothing is written and the chunk begins again.
/// </summary>
internal sealed partial class FurnishingStore(
    IDbContextFactory<BureauDbContext> contexts, IdentityVault vault, ILogger<FurnishingStore> log) : IFurnishingStore
{
    private const int Attempts = 8;

    public async Task<IReadOnlyList<Furnisher>> FurnishersAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Partners.AsNoTracking()
            .Where(partner => partner.Tier == Tier.Furnisher && !partner.Suspended)
            .OrderBy(partner => partner.Name)
            .Select(partner => new Furnisher(partner.Id, partner.Name))
            .ToListAsync(cancellation);
    }

    public async Task<FurnishingBatch?> FindWholeBatchAsync(PartnerId furnisher, ReadOnlyMemory<byte> sha256, CancellationToken cancellation)
    {
        var digest = sha256.ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.FurnishingBatches.AsNoTracking()
            .Where(batch => batch.FurnisherId == furnisher && batch.Sha256 == digest && batch.RowsRejected == 0 && batch.RowsHeld == 0)
            .OrderBy(batch => batch.ReceivedAt)
            .FirstOrDefaultAsync(cancellation);
        return row?.ToBatch();
    }

    public async Task RecordAsync(FurnishingBatch batch, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.FurnishingBatches.Add(FurnishingBatchRow.Of(batch));
        await context.SaveChangesAsync(cancellation);
    }

    public async Task<AppliedRows> ApplyAsync(PartnerId furnisher, IReadOnlyList<AcceptedRow> rows, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var chunk = await ReadAsync(context, furnisher, rows, cancellation);
            var applied = chunk.Merge(vault);
            if (applied.Stored == 0)
                return applied;

            try
            {
                if (await TryWriteAsync(context, chunk, cancellation))
                    return applied;
            }
            catch (Exception exception) when (attempt < Attempts && NothingWasWritten(context, exception))
            {
                Log.WasOvertaken(log, rows.Count, attempt, exception);
                continue;
            }

            if (attempt == Attempts)
                throw new DBConcurrencyException($"The files of a chunk of {rows.Count} rows were changed by others {Attempts} times while it was stored.");

            Log.Changed(log, rows.Count, attempt);
        }
    }

    private async Task<FurnishingChunk> ReadAsync(BureauDbContext context, PartnerId furnisher, IReadOnlyList<AcceptedRow> rows, CancellationToken cancellation)
    {
        var accounts = rows.Select(row => row.Month.AccountNumber).Distinct(StringComparer.Ordinal);
        var hashes = rows.Select(row => row.Month.Subject.Number).Distinct().ToDictionary(number => number, vault.Hash);

        // One statement reads an account with the version of its file, so that whoever changes the account meanwhile makes the version old.
        var stored = await context.Tradelines.FromSqlRaw(context.Furnishing.FindTradelines, furnisher.Value, JsonSerializer.Serialize(accounts)).AsNoTracking()
            .Join(Known(context), tradeline => tradeline.SubjectId, person => person.Id, (tradeline, person) => new { Tradeline = tradeline, Person = person })
            .ToListAsync(cancellation);

        // Most people are known by their account; the others are looked for by their numbers.
        var people = stored.Select(pair => pair.Person)
            .DistinctBy(person => person.Id)
            .ToDictionary(person => Convert.ToHexString(person.NumberHash), StringComparer.Ordinal);
        var others = hashes.Values.Where(hash => !people.ContainsKey(Convert.ToHexString(hash))).ToList();
        if (others.Count > 0)
        {
            foreach (var person in await Known(context).Where(person => EF.Parameter(others).Contains(person.NumberHash)).ToListAsync(cancellation))
                people.Add(Convert.ToHexString(person.NumberHash), person);
        }

        return new FurnishingChunk(furnisher, rows, hashes, people, stored.Select(pair => pair.Tradeline));
    }

    private static IQueryable<KnownPerson> Known(BureauDbContext context) => context.Subjects.AsNoTracking().Join(
        context.CreditFiles,
        subject => subject.Id,
        file => file.SubjectId,
        (subject, file) => new KnownPerson
        {
            Id = subject.Id,
            Name = subject.Name,
            BirthDate = subject.BirthDate,
            NumberHash = subject.NumberHash,
            FileVersion = file.Version,
        });

    /// <summary>Writes the chunk; false when a file is no longer as it was read, and then nothing is written.</summary>
    private static async Task<bool> TryWriteAsync(BureauDbContext context, FurnishingChunk chunk, CancellationToken cancellation)
    {
        var dialect = context.Furnishing;
        await using var transaction = await context.BeginWriteAsync(cancellation);

        Task<int> Run<TRow>(string statement, IReadOnlyCollection<TRow> rows, Func<IReadOnlyCollection<TRow>, string> json) =>
            rows.Count == 0 ? Task.FromResult(0) : context.Database.ExecuteSqlRawAsync(statement, [json(rows)], cancellation);

        if (await Run(dialect.RaiseFiles, chunk.ChangedFiles, FurnishingJson.Files) != chunk.ChangedFiles.Count)
            return false;

        await Run(dialect.AddSubjects, chunk.NewSubjects, FurnishingJson.Subjects);
        await Run(dialect.AddFiles, chunk.NewFiles, FurnishingJson.Files);
        await Run(dialect.AddTradelines, chunk.NewTradelines, FurnishingJson.Tradelines);
        if (await Run(dialect.ChangeTradelines, chunk.ChangedTradelines, FurnishingJson.Tradelines) != chunk.ChangedTradelines.Count)
            throw new DBConcurrencyException("A tradeline vanished while its file was locked.");

        await Run(dialect.RemoveTradelines, chunk.RemovedTradelines, FurnishingJson.Tradelines);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static bool NothingWasWritten(BureauDbContext context, Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (context.Ledger.Undone(cause) || context.Furnishing.Overtaken(cause))
                return true;
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A chunk of {Rows} furnished rows met another writer on attempt {Attempt} and begins again; nothing of it was written.")]
        public static partial void WasOvertaken(ILogger log, int rows, int attempt, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "A file changed while a chunk of {Rows} furnished rows was merged, on attempt {Attempt}; the chunk begins again.")]
        public static partial void Changed(ILogger log, int rows, int attempt);
    }
}
