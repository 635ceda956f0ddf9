using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Furnishing;
using GraphQL;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>A file or a batch of records that you sent, and what became of its records.</summary>
[Unprotected("Only the furnisher that sent it is given it.")]
public sealed class FurnishedBatch(FurnishingBatch batch)
{
    /// <summary>Identity in the bureau.</summary>
    [Id]
    public Guid Id => batch.Id;

    /// <summary>SHA-256 of the file, or of the records as docs/furnishing.md writes them, in hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(batch.Sha256.Span);

    /// <summary>How it was written.</summary>
    public FurnishingFormat Format => batch.Format;

    /// <summary>Records that were new or changed something.</summary>
    public int RecordsStored => Count(batch.RowsStored);

    /// <summary>Records that said what was stored already.</summary>
    public int RecordsUnchanged => Count(batch.RowsUnchanged);

    /// <summary>Records that wait until somebody has reviewed whose they are.</summary>
    public int RecordsHeld => Count(batch.RowsHeld);

    /// <summary>Records that were left out.</summary>
    public int RecordsRejected => Count(batch.RowsRejected);

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt => batch.ReceivedAt;

    // Int has 32 bits; two thousand million records are no batch that anybody sends.
    private static int Count(long rows) => checked((int)rows);
}

/// <summary>A page of batches.</summary>
[Unprotected("Only the furnisher that sent them is given it.")]
public sealed class FurnishedBatchConnection(IReadOnlyList<FurnishingBatch> batches, bool more)
{
    /// <summary>The batches of the page, newest first.</summary>
    public IReadOnlyList<FurnishedBatchEdge> Edges => [.. batches.Select(batch => new FurnishedBatchEdge(batch))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, batches.Count == 0 ? null : Cursor.Of(batches[^1].Place));
}

/// <summary>One batch of a page.</summary>
[Unprotected("Only the furnisher that sent it is given it.")]
public sealed class FurnishedBatchEdge(FurnishingBatch batch)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(batch.Place);

    /// <summary>The batch.</summary>
    public FurnishedBatch Node => new(batch);
}
