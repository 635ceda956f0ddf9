using System.ComponentModel.DataAnnotations;

namespace Bureau.Api.GraphQL;

/// <summary>
/// What one request may ask for; section <c>Bureau:GraphQL</c>. The defaults hold the documents that clients write several times over and
/// keep the dearest document that still passes below some 10 ms of parsing and validation.
/// </summary>
public sealed class GraphQLOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Bureau:GraphQL";

    /// <summary>Length of a request's body (or query string) in bytes: the document and its variables. A furnisher's largest batch has some 600,000.</summary>
    [Range(1_024, 16_777_216)]
    public int RequestBytes { get; set; } = 1_048_576;

    /// <summary>Length of a document in characters. Validation takes more than linear time: 17,000 characters of fragments cost 0.1 s.</summary>
    [Range(256, 1_048_576)]
    public int DocumentLength { get; set; } = 20_480;

    /// <summary>Tokens of a document.</summary>
    [Range(16, 100_000)]
    public int DocumentTokens { get; set; } = 2_000;

    /// <summary>Fields within fields, fragments unfolded.</summary>
    [Range(1, 100)]
    public int Depth { get; set; } = 12;

    /// <summary>Fields within fields below <c>__schema</c> and <c>__type</c>: the query that clients send has 15.</summary>
    [Range(1, 100)]
    public int IntrospectionDepth { get; set; } = 20;

    /// <summary>Selections (fields and uses of fragments) of an operation, fragments unfolded at every use.</summary>
    [Range(1, 100_000)]
    public int Selections { get; set; } = 500;

    /// <summary>Aliases of an operation, fragments unfolded at every use.</summary>
    [Range(0, 100_000)]
    public int Aliases { get; set; } = 30;

    /// <summary>Directives of an operation, fragments unfolded at every use.</summary>
    [Range(0, 100_000)]
    public int Directives { get; set; } = 50;

    /// <summary>Items of one list in an argument, as a literal or in a variable. Twice the longest list that a field takes, so that the field can say how many it does.</summary>
    [Range(1, 1_000_000)]
    public int ListItems { get; set; } = 2_000;

    /// <summary>Cost of an operation by <c>@cost</c> and <c>@listSize</c>, known before it runs. A page of 100 found companies with all that was compared costs 1,125.</summary>
    [Range(1, 1_000_000)]
    public double Cost { get; set; } = 2_000;

    /// <summary>What an introspection costs, whatever it selects: its answer depends on the schema alone.</summary>
    [Range(0, 1_000_000)]
    public double IntrospectionCost { get; set; } = 10;

    /// <summary>Documents that were not seen before and are validated at the same time. One takes a processor for its time.</summary>
    [Range(1, 1_024)]
    public int ConcurrentValidations { get; set; } = 2;

    /// <summary>Documents that wait for their validation; one more is turned away.</summary>
    [Range(0, 100_000)]
    public int WaitingValidations { get; set; } = 256;

    /// <summary>Characters of all documents that are remembered, the least used forgotten first. A prepared document takes about 40 bytes for each.</summary>
    [Range(0, 1_073_741_824)]
    public int RememberedDocumentLength { get; set; } = 2_097_152;
}
