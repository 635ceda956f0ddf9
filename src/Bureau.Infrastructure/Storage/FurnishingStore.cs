using System.Buffers.Binary;
using System.Data;
using Bureau.Domain.Corrections;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
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
    IDbContextFactory<BureauDbContext> contexts, IdentityVault vault, TimeProvider clock, ILogger<FurnishingStore> log) : IFurnishingStore
{
    private const int Attempts = 8;

    private readonly IDbContextFactory<BureauDbContext> contexts = contexts;
    private readonly IdentityVault vault = vault;
    private readonly TimeProvider clock = clock;
    private readonly ILogger<FurnishingStore> log = log;

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

    public async Task<IMergedRows> MergeAsync(PartnerId furnisher, IReadOnlyList<AcceptedRow> rows, CancellationToken cancellation) =>
        new MergedRows(this, furnisher, rows, await ReadAsync(furnisher, rows, cancellation));

    private async Task<Merged> ReadAsync(PartnerId furnisher, IReadOnlyList<AcceptedRow> rows, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await ReadAsync(context, furnisher, rows, cancellation);
    }

    /// <summary>Merges the rows with what the context reads of their people and accounts.</summary>
    internal async Task<Merged> ReadAsync(BureauDbContext context, PartnerId furnisher, IReadOnlyList<AcceptedRow> rows, CancellationToken cancellation)
    {
        var numbers = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        var hashes = new Dictionary<IdentityNumber, byte[]>(rows.Count);
        foreach (var row in rows)
        {
            var month = row.Month;
            numbers.Add(month.AccountNumber);
            if (month.NewAccountNumber is { } changed)
                numbers.Add(changed);
            if (!hashes.ContainsKey(month.Subject.Number))
                hashes.Add(month.Subject.Number, vault.Hash(month.Subject.Number));
        }

        var tables = context.Furnished;
        for (var attempt = 1; ; attempt++)
        {
            // The versions before the content: content that changes in between is merged under a version that no write accepts any more.
            var known = await tables.PeopleAsync(context, hashes.Values, cancellation);
            var stored = await tables.TradelinesAsync(context, furnisher, numbers, cancellation);
            var former = await tables.FormerNumbersAsync(context, furnisher, numbers, cancellation);

            // An account of nobody in these rows is another person's, or of somebody who was added or merged since the people were read.
            var people = known.Select(person => person.Id).ToHashSet();
            if (attempt < Attempts && stored.Exists(line => !people.Contains(line.SubjectId))
                && !people.SetEquals((await tables.PeopleAsync(context, hashes.Values, cancellation)).Select(person => person.Id)))
                continue;

            var byHash = known.ToDictionary(person => person.NumberHash, BytesEqual.Instance);
            var byNumber = new Dictionary<IdentityNumber, KnownPerson>(known.Count);
            foreach (var (number, hash) in hashes)
            {
                if (byHash.TryGetValue(hash, out var person))
                    byNumber.Add(number, person);
            }

            var doubts = await MatchDoubts.ReadAsync(context, furnisher, rows, hashes, byNumber, clock.GetUtcNow(), cancellation);
            var chunk = new FurnishingChunk(furnisher, hashes, byNumber, stored, former, doubts);
            return new Merged(chunk, chunk.Merge(rows));
        }
    }

    /// <summary>Writes in one transaction; false when a file or a review is no longer as it was read, and then nothing is written.</summary>
    private static async Task<bool> TryWriteAsync(BureauDbContext context, MatchDoubts doubts, ChunkRows rows, CancellationToken cancellation)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (!await WriteAsync(context, doubts, rows, cancellation))
            return false;
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Writes in the context's transaction; false when a file or a review is no longer as it was read, and then the transaction must not be committed.</summary>
    internal static async Task<bool> WriteAsync(BureauDbContext context, MatchDoubts doubts, ChunkRows chunk, CancellationToken cancellation)
    {
        if (!await doubts.TryWaitAsync(context, cancellation))
            return false;

        // In the order that keeps every key: what is taken back goes before its number is used again.
        var tables = context.Furnished;
        if (await ReachedAsync(chunk.ChangedFiles, tables.RaiseFilesAsync) != chunk.ChangedFiles.Count)
            return false;
        await ReachAllAsync(chunk.NewSubjects, tables.AddSubjectsAsync);
        await ReachAllAsync(chunk.NewFiles, tables.AddFilesAsync);
        await ReachAllAsync(chunk.RemovedTradelines, tables.RemoveTradelinesAsync);
        await ReachAllAsync(chunk.ChangedTradelines, tables.ChangeTradelinesAsync);
        await ReachAllAsync(chunk.NewTradelines, tables.AddTradelinesAsync);
        if (chunk.JoinedTradelines.Count > 0)
        {
            foreach (var (joined, to) in chunk.JoinedTradelines)
                await context.FormerAccountNumbers.Where(number => number.TradelineId == joined.Id).ExecuteUpdateAsync(number => number.SetProperty(row => row.TradelineId, to), cancellation);
            await ReachAllAsync(chunk.JoinedTradelines.ConvertAll(pair => pair.Joined), tables.RemoveTradelinesAsync);
        }

        if (chunk.FormerNumbers.Count > 0)
            await tables.AddFormerNumbersAsync(context, chunk.FormerNumbers, cancellation);
        if (chunk.Corrections.Count > 0)
            await KeepCorrectionsAsync(context, chunk.Corrections, cancellation);
        await doubts.WriteAsync(context, cancellation);
        return true;

        Task<int> ReachedAsync<TRow>(List<TRow> rows, Func<BureauDbContext, IReadOnlyCollection<TRow>, CancellationToken, Task<int>> write) =>
            rows.Count == 0 ? Task.FromResult(0) : write(context, rows, cancellation);

        async Task ReachAllAsync<TRow>(List<TRow> rows, Func<BureauDbContext, IReadOnlyCollection<TRow>, CancellationToken, Task<int>> write)
        {
            if (await ReachedAsync(rows, write) != rows.Count)
                throw new DBConcurrencyException("A row vanished while its file was locked.");
        }
    }

    /// <summary>Keeps what was corrected, of files that somebody has read. They are locked: whoever read them before can be seen, and nobody reads them until this is committed.</summary>
    internal static async Task KeepCorrectionsAsync(
        BureauDbContext context, List<(SubjectId Subject, CorrectedAccount Account, DateTimeOffset At)> corrections, CancellationToken cancellation)
    {
        var corrected = corrections.Select(correction => (SubjectId?)correction.Subject).Distinct().ToList();
        var read = await context.ConsentGrants
            .Where(grant => EF.Parameter(corrected).Contains(grant.SubjectId) && context.ConsentUses.Any(use => use.ConsentId == grant.Id))
            .Select(grant => grant.SubjectId).Distinct().ToListAsync(cancellation);
        if (read.Count == 0)
            return;
        context.Corrections.AddRange(corrections.Where(correction => read.Contains(correction.Subject)).Select(correction => CorrectionRow.Of(correction.Subject, correction.Account, correction.At)));
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>Whether the store says by this exception that it has undone the transaction for another writer's sake.</summary>
    internal static bool NothingWasWritten(BureauDbContext context, Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (context.Ledger.Undone(cause) || context.Furnished.WasOvertaken(cause))
                return true;
        }

        return false;
    }

    /// <summary>A chunk as it was merged.</summary>
    internal sealed record Merged(FurnishingChunk Chunk, AppliedRows Applied);

    private sealed class MergedRows(FurnishingStore store, PartnerId furnisher, IReadOnlyList<AcceptedRow> rows, Merged first) : IMergedRows
    {
        private Merged merged = first;

        // Made while the chunk before is still being written: writing is what an import waits for.
        private Task<ChunkRows> toWrite = Task.Run(() => first.Chunk.ToRows(store.vault, store.clock.GetUtcNow()));

        public bool AreMetBy(IReadOnlyList<AcceptedRow> others) => merged.Chunk.IsMetBy(others);

        public async Task<AppliedRows> StoreAsync(CancellationToken cancellation)
        {
            for (var attempt = 1; ; attempt++)
            {
                var doubts = merged.Chunk.Doubts;
                var chunk = await toWrite;
                if (chunk.IsEmpty && !doubts.HasNews)
                    break;

                await using var context = await store.contexts.CreateDbContextAsync(cancellation);
                try
                {
                    if (await TryWriteAsync(context, doubts, chunk, cancellation))
                        break;
                    Log.Changed(store.log, rows.Count, attempt);
                }
                catch (Exception exception) when (attempt < Attempts && NothingWasWritten(context, exception))
                {
                    Log.WasOvertaken(store.log, rows.Count, attempt, exception);
                }

                if (attempt == Attempts)
                    throw new DBConcurrencyException($"The files of a chunk of {rows.Count} rows were changed by others {Attempts} times while it was stored.");
                merged = await store.ReadAsync(furnisher, rows, cancellation);
                toWrite = Task.FromResult(merged.Chunk.ToRows(store.vault, store.clock.GetUtcNow()));
            }

            return merged.Applied;
        }
    }

    private sealed class BytesEqual : IEqualityComparer<byte[]>
    {
        public static readonly BytesEqual Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        // The bytes are a hash already.
        public int GetHashCode(byte[] obj) => BinaryPrimitives.ReadInt32LittleEndian(obj);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A chunk of {Rows} furnished rows met another writer on attempt {Attempt} and begins again; nothing of it was written.")]
        public static partial void WasOvertaken(ILogger log, int rows, int attempt, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "A file changed while a chunk of {Rows} furnished rows was merged, on attempt {Attempt}; the chunk begins again.")]
        public static partial void Changed(ILogger log, int rows, int attempt);
    }
}
