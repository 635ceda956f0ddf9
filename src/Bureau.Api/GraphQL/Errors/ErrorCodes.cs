using System.Reflection;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>
/// Every code of the API. These are the ones of the GraphQL layer; a room declares its own in its folder, in another part of this class.
/// </summary>
public static partial class ErrorCodes
{
    /// <summary>No caller is known.</summary>
    public static readonly ErrorCode Unauthenticated =
        new("UNAUTHENTICATED", "A valid bearer token is needed.", StatusCodes.Status401Unauthorized);

    /// <summary>The request is none by GraphQL over HTTP.</summary>
    public static readonly ErrorCode RequestMalformed =
        new("REQUEST_MALFORMED", "The request is not a GraphQL request: a JSON object with a string query and, if given, objects for variables and extensions.");

    /// <summary>The body or the query string is longer than <see cref="GraphQLLimits.RequestBytes"/>.</summary>
    public static readonly ErrorCode RequestTooLarge =
        new("REQUEST_TOO_LARGE", "The request is too large.", StatusCodes.Status413PayloadTooLarge);

    /// <summary>Another method than GET and POST, or a mutation by GET.</summary>
    public static readonly ErrorCode MethodNotAllowed =
        new("METHOD_NOT_ALLOWED", "Queries come by GET or POST, mutations by POST.", StatusCodes.Status405MethodNotAllowed);

    /// <summary>A body that is not JSON.</summary>
    public static readonly ErrorCode MediaTypeUnsupported =
        new("MEDIA_TYPE_UNSUPPORTED", "The body must be application/json in UTF-8.", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The client accepts no form of the answer.</summary>
    public static readonly ErrorCode NotAcceptable =
        new("NOT_ACCEPTABLE", "Answers are application/graphql-response+json or application/json.", StatusCodes.Status406NotAcceptable);

    /// <summary>The document does not parse.</summary>
    public static readonly ErrorCode SyntaxInvalid = new("SYNTAX_INVALID", "The document is not valid GraphQL.");

    /// <summary>The document does not fit the schema.</summary>
    public static readonly ErrorCode ValidationFailed = new("VALIDATION_FAILED", "The document does not fit the schema.");

    /// <summary>The operation's name is missing or unknown.</summary>
    public static readonly ErrorCode OperationUnknown =
        new("OPERATION_UNKNOWN", "The document has no operation of that name, or several and none was named.");

    /// <summary>A variable is missing or not of its type.</summary>
    public static readonly ErrorCode VariableInvalid = new("VARIABLE_INVALID", "A variable is missing or not of its type.");

    /// <summary>An argument's value cannot be read.</summary>
    public static readonly ErrorCode ArgumentInvalid = new("ARGUMENT_INVALID", "The value of an argument is not valid.");

    /// <summary><see cref="GraphQLLimits.DocumentLength"/>.</summary>
    public static readonly ErrorCode DocumentTooLong = new("DOCUMENT_TOO_LONG", "The document is too long.");

    /// <summary><see cref="GraphQLLimits.DocumentTokens"/>.</summary>
    public static readonly ErrorCode TooManyTokens = new("TOO_MANY_TOKENS", "The document has too many tokens.");

    /// <summary><see cref="GraphQLLimits.Depth"/>.</summary>
    public static readonly ErrorCode TooDeep = new("TOO_DEEP", "The document nests fields too deeply.");

    /// <summary><see cref="GraphQLLimits.IntrospectionDepth"/>, or lists of types within lists of types.</summary>
    public static readonly ErrorCode IntrospectionTooDeep = new("INTROSPECTION_TOO_DEEP", "The introspection nests too deeply.");

    /// <summary><see cref="GraphQLLimits.Selections"/>.</summary>
    public static readonly ErrorCode TooManySelections = new("TOO_MANY_SELECTIONS", "The document selects too many fields.");

    /// <summary><see cref="GraphQLLimits.Aliases"/>.</summary>
    public static readonly ErrorCode TooManyAliases = new("TOO_MANY_ALIASES", "The document uses too many aliases.");

    /// <summary><see cref="GraphQLLimits.Cost"/>.</summary>
    public static readonly ErrorCode CostExceeded = new("COST_EXCEEDED", "The operation costs more than one request may.");

    /// <summary>A list by <c>@listSize</c> without its bound.</summary>
    public static readonly ErrorCode SlicingArgumentRequired =
        new("SLICING_ARGUMENT_REQUIRED", "A list needs exactly one of the arguments that bound its size.");

    /// <summary><see cref="GraphQLLimits.WaitingValidations"/>.</summary>
    public static readonly ErrorCode Busy =
        new("BUSY", "Too many new documents are being read; try again in a moment.", StatusCodes.Status503ServiceUnavailable);

    /// <summary><c>@tier</c> leaves the caller out.</summary>
    public static readonly ErrorCode ForbiddenField =
        new("FORBIDDEN_FIELD", "Your tier may not select this field.", StatusCodes.Status403Forbidden);

    /// <summary><c>@discloses</c> names a section that the answer does not cover.</summary>
    public static readonly ErrorCode SectionNotCovered =
        new("SECTION_NOT_COVERED", "The consent does not cover the section that this field reveals.");

    /// <summary>A surprise, logged under the reference in <c>extensions.reference</c>.</summary>
    public static readonly ErrorCode Internal =
        new("INTERNAL", "Something failed on our side; quote the reference when you report it.", StatusCodes.Status500InternalServerError);

    /// <summary>Every code that can be answered, by name.</summary>
    public static IReadOnlyDictionary<string, ErrorCode> All => Declared.ByName;

    // A class of its own, so that it is filled after the fields of every part are.
    private static class Declared
    {
        public static readonly Dictionary<string, ErrorCode> ByName = typeof(ErrorCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<ErrorCode>()
            .ToDictionary(code => code.Name, StringComparer.Ordinal);
    }
}
