using Bureau.Api.GraphQL.Errors;
using GraphQL;
using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>Reads a document that was not seen before: guard, parse, measure, validate, plan. Each step is dearer than the one before it.</summary>
internal sealed class DocumentReader(ISchema schema, IOptions<GraphQLOptions> limits)
{
    /// <summary>A hopeless document has an error at every field; the first ones say enough.</summary>
    private const int ErrorsReported = 10;

    // Selections are limited as they are written; interfaces and unions may unfold them to so many times as many.
    private const int PossibleTypes = 10;

    private static readonly ParserOptions ParserOptions = new() { Ignore = IgnoreOptions.Comments };

    private readonly DocumentValidator _validator = new();

    public async Task<Preparation> ReadAsync(string text, CancellationToken cancellation)
    {
        GraphQLDocument document;
        try
        {
            if (LexicalGuard.Exceeded(text, limits.Value) is { } tooMuch)
                return Preparation.Refused(tooMuch);
            document = Parser.Parse(text, ParserOptions);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return Preparation.Refused(new TooDeep());
        }
        catch (GraphQLParserException wrong)
        {
            return new Preparation(null, [EngineErrors.Shape(wrong)]);
        }
        if (document.Definitions.Find(definition => definition is not GraphQLExecutableDefinition) is not null)
            return Preparation.Refused(new ValidationFailed("A request holds operations and fragments only."));
        if (DocumentMeasure.Exceeded(document, limits.Value) is { } exceeded)
            return Preparation.Refused(exceeded);

        // Without an operation the validator looks at the document alone and leaves variables and arguments to the request.
        var validation = await _validator.ValidateAsync(new ValidationOptions
        {
            Schema = schema,
            Document = document,
            Variables = Inputs.Empty,
            Extensions = Inputs.Empty,
            UserContext = new Dictionary<string, object?>(),
            Metrics = Metrics.None,
            CancellationToken = cancellation,
        });
        if (!validation.IsValid)
            return new Preparation(null, validation.Errors.Take(ErrorsReported).Select(EngineErrors.Shape).ToArray());
        return Plan(document);
    }

    private Preparation Plan(GraphQLDocument document)
    {
        List<RefusalError>? refusals = null;
        var operations = new List<PreparedOperation>();
        foreach (var definition in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            if (RootOf(definition) is not { } root)
                return Preparation.Refused(new ValidationFailed("The schema has no root for operations of that kind."));
            if (OperationPlanner.Plan(schema, document, definition, root, limits.Value.Selections * PossibleTypes) is not var (selection, withArguments))
                return Preparation.Refused(new TooManySelections());
            var context = new ValidationContext { Schema = schema, Document = document, Operation = definition, TypeInfo = new TypeInfo(schema) };
            var variables = VariableReader.For(definition, context, limits.Value.ListItems);
            var arguments = ArgumentReader.For(document, withArguments, ref refusals);
            operations.Add(new PreparedOperation(schema, document, definition, selection, variables, arguments, limits.Value.IntrospectionCost));
        }
        if (operations.Count == 0)
            return Preparation.Refused(new OperationUnknown());
        return refusals is null ? new Preparation(new PreparedDocument(operations), []) : new Preparation(null, refusals);
    }

    private IObjectGraphType? RootOf(GraphQLOperationDefinition operation) => operation.Operation switch
    {
        OperationType.Query => schema.Query,
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => null,
    };
}
