using System.Buffers;
using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Transport;
using Bureau.Domain;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Export;

/// <summary>
/// Everything that the query <c>me</c> shows a person, asked of the schema itself: field by field, each connection to its last page. A field that is added to <c>me</c> is in it
/// without being named here.
/// </summary>
internal sealed class WholeFile(ISchema schema, DocumentCache documents, OperationExecuter executer)
{
    private const string Connection = "Connection";
    private const int LargestPage = 100;

    /// <summary>The fields of <c>me</c> with their descriptions, in the schema's order.</summary>
    public IReadOnlyList<(string Name, string Description)> Parts => [.. Me.Fields.Select(part => (part.Name, part.Description ?? ""))];

    private IObjectGraphType Me => Of(Query.Fields.Single(root => root.Name == "me"));

    private IObjectGraphType Query
    {
        get
        {
            schema.Initialize();
            return schema.Query;
        }
    }

    /// <summary>The person's file as <c>me</c> gives it; a connection is the list of its nodes.</summary>
    public async Task<Outcome<JsonObject>> ReadAsync(SubjectId subject, CancellationToken cancellation)
    {
        var person = new Caller(Tier.Subject, null, subject);
        var whole = new JsonObject();
        foreach (var field in Me.Fields)
        {
            var read = IsConnection(field) ? await ReadPagesAsync(field, person, cancellation) : await ReadAsync($"{{ me {{ {Selected(field, [])} }} }}", field, null, person, cancellation);
            if (!read.Succeeded(out var part, out var refusal))
                return refusal;
            whole[field.Name] = part.Value?.DeepClone();
        }

        return whole;
    }

    private async Task<Outcome<Part>> ReadPagesAsync(FieldType field, Caller person, CancellationToken cancellation)
    {
        var node = Of(Of(Of(field).Fields.Single(edges => edges.Name == "edges")).Fields.Single(node => node.Name == "node"));
        var document = $"query($after: String) {{ me {{ {field.Name}(first: {LargestPage}, after: $after) {{ edges {{ node {{ {SelectedOf(node, [])} }} }} pageInfo {{ hasNextPage endCursor }} }} }} }}";
        var all = new JsonArray();
        for (string? after = null; ;)
        {
            if (!(await ReadAsync(document, field, after, person, cancellation)).Succeeded(out var page, out var refusal))
                return refusal;
            foreach (var edge in page.Value!["edges"]!.AsArray())
                all.Add(edge!["node"]!.DeepClone());
            if (!page.Value["pageInfo"]!["hasNextPage"]!.GetValue<bool>())
                return new Part(all);
            after = page.Value["pageInfo"]!["endCursor"]!.GetValue<string>();
        }
    }

    private async Task<Outcome<Part>> ReadAsync(string text, FieldType field, string? after, Caller person, CancellationToken cancellation)
    {
        var preparation = await documents.GetAsync(text, cancellation);
        if (preparation.Document?.Find(null) is not { } operation)
            throw new InvalidOperationException($"me.{field.Name} cannot be asked for whole: {preparation.Refusals[0].Message}");
        List<RefusalError>? refusals = null;
        var variables = operation.Variables.Read(after is null ? GraphQLRequest.NoVariables : new Dictionary<string, object?> { ["after"] = after }, ref refusals);
        var arguments = operation.Arguments.Read(variables, ref refusals);
        var executed = await executer.ExecuteAsync(operation, variables, arguments!, person, null, cancellation);
        var errors = executed.Errors.Select(error => EngineErrors.Shape(error).Reason).ToList();
        if (errors.OfType<InternalFailure>().Any())
            throw new InvalidOperationException($"me.{field.Name} could not be read; the log says why.");

        var buffer = new ArrayBufferWriter<byte>();
        AnswerWriter.Write(buffer, executed.Data, []);
        var me = JsonNode.Parse(buffer.WrittenSpan)!["data"]?["me"];
        return me is null ? errors[0] : new Part(me[field.Name]);
    }

    private static string Selected(FieldType field, IReadOnlyList<IGraphType> above) =>
        field.ResolvedType!.GetNamedType() is IObjectGraphType type ? $"{field.Name} {{ {SelectedOf(type, [.. above, type])} }}" : field.Name;

    private static string SelectedOf(IObjectGraphType type, IReadOnlyList<IGraphType> above) =>
        string.Join(' ', type.Fields.Where(field => !above.Contains(field.ResolvedType!.GetNamedType())).Select(field => Selected(field, above)));

    private static bool IsConnection(FieldType field) => field.ResolvedType!.GetNamedType().Name.EndsWith(Connection, StringComparison.Ordinal);

    private static IObjectGraphType Of(FieldType field) => (IObjectGraphType)field.ResolvedType!.GetNamedType();

    private sealed record Part(JsonNode? Value);
}
