using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Furnishing;
using GraphQL;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>What became of a batch of records. Those that are right are stored together; the others are left out, each with all its mistakes.</summary>
[Unprotected("Only the furnisher that sent the records is given it.")]
public sealed class FurnishedRecords(BatchResult result)
{
    /// <summary>The batch; of records that were all stored before, the batch in which they were.</summary>
    public FurnishedBatch Batch => new(result.Batch);

    /// <summary>One for each record, in their order.</summary>
    [ListSize(AssumedSize = 100)]
    public IReadOnlyList<FurnishedRecord> Results => [.. result.Results.Select(record => new FurnishedRecord(record))];
}

/// <summary>What became of one record.</summary>
[Unprotected("Only the furnisher that sent the records is given it.")]
public sealed class FurnishedRecord(RecordResult result)
{
    /// <summary>Its place in the batch, the first being 0.</summary>
    public int Index => result.Index;

    /// <summary>What became of it.</summary>
    public RecordOutcome Outcome => result.Outcome;

    /// <summary>Everything that is wrong with it; none unless it is REJECTED.</summary>
    [ListSize(AssumedSize = 1)]
    public IReadOnlyList<RecordMistake> Mistakes => [.. result.Mistakes.Select(mistake => new RecordMistake(mistake))];
}

/// <summary>One thing that is wrong with a record.</summary>
[Unprotected("Only the furnisher that sent the records is given it.")]
public sealed class RecordMistake(RowMistake mistake)
{
    /// <summary>Which field; null when it concerns the record.</summary>
    public string? Field => mistake.Column?.ToString().ToCamelCase();

    /// <summary>Stable; docs/furnishing.md lists them.</summary>
    public string Code => mistake.Reason.Code;

    /// <summary>What is wrong and what would be right, with the name that the field has in a file. Never quotes the value.</summary>
    public string Message => mistake.Message;
}
