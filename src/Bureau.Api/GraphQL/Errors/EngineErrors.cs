using Bureau.Domain;
using GraphQL;
using GraphQL.Validation;
using GraphQL.Validation.Errors;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>
/// Gives the engine's errors our codes. Its messages name fields, types and arguments, which is what a developer needs, and some also quote
/// literals, which may be somebody's number: those are worded anew.
/// </summary>
internal static class EngineErrors
{
    public static RefusalError Shape(ExecutionError error)
    {
        var refusal = error switch
        {
            RefusalError known => known,
            ArgumentsOfCorrectTypeError wrong => At(new ValidationFailed($"The value of the argument {NameOf(wrong)} is not of its type.")),
            DefaultValuesOfCorrectTypeError => At(new ValidationFailed("The default value of a variable is not of its type.")),
            ValidationError wrong => At(new ValidationFailed(wrong.Message)),
            _ => At(new InternalFailure()),
        };
        if (refusal == error)
            return refusal;
        foreach (var location in error.Locations ?? [])
            refusal.AddLocation(location);
        refusal.Path = error.Path;
        return refusal;
    }

    public static RefusalError Shape(GraphQLParserException error)
    {
        // "Expected Name, found String "...": what was found is the client's text.
        var found = error.Description.IndexOf(", found ", StringComparison.Ordinal);
        var what = found > 0 ? error.Description[..found] + ", found something else"
            : error.Description.StartsWith("Unexpected ", StringComparison.Ordinal) ? "Unexpected token"
            : error.Description.TrimEnd('.');
        var refusal = At(new SyntaxInvalid(what));
        refusal.AddLocation(error.Location);
        return refusal;
    }

    private static RefusalError At(Refusal reason) => new(reason);

    private static string NameOf(ValidationError error) => error.Nodes.OfType<GraphQLArgument>().FirstOrDefault()?.Name.StringValue ?? string.Empty;
}
