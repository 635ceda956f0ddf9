using Bureau.Domain;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>No caller is known.</summary>
public sealed record Unauthenticated() : Refusal("UNAUTHENTICATED", "A valid bearer token is needed.");

/// <summary>The request is none by GraphQL over HTTP.</summary>
public sealed record RequestMalformed() : Refusal("REQUEST_MALFORMED", "A request is a JSON object with a string query and, if given, objects for variables and extensions.");

/// <summary>The body is a list of requests.</summary>
public sealed record BatchRefused() : Refusal("BATCH_REFUSED", "One request holds one operation, and a list of requests is not taken; send them one by one, over the same connection.");

/// <summary>The body or the query string is longer than <see cref="GraphQLOptions.RequestBytes"/>.</summary>
public sealed record RequestTooLarge() : Refusal("REQUEST_TOO_LARGE", "The request is too large; send less at once.");

/// <summary>Another method than GET and POST, or a mutation by GET.</summary>
public sealed record MethodNotAllowed() : Refusal("METHOD_NOT_ALLOWED", "Send queries by GET or POST and mutations by POST.");

/// <summary>A body that is not JSON.</summary>
public sealed record MediaTypeUnsupported() : Refusal("MEDIA_TYPE_UNSUPPORTED", "Send the body as application/json in UTF-8.");

/// <summary>The client accepts no form of the answer.</summary>
public sealed record NotAcceptable() : Refusal("NOT_ACCEPTABLE", "Accept application/graphql-response+json or application/json.");

/// <summary>The document does not parse.</summary>
public sealed record SyntaxInvalid(string What) : Refusal("SYNTAX_INVALID", $"The document is not valid GraphQL: {What}.");

/// <summary>The document does not fit the schema.</summary>
public sealed record ValidationFailed(string What) : Refusal("VALIDATION_FAILED", What);

/// <summary>The operation's name is missing or unknown.</summary>
public sealed record OperationUnknown() : Refusal("OPERATION_UNKNOWN", "The document has no operation of that name, or several and none was named.");

/// <summary>A variable is missing or not of its type.</summary>
public sealed record VariableInvalid(string Variable) : Refusal("VARIABLE_INVALID", $"The variable ${Variable} is missing or not of its type.");

/// <summary>An argument's value cannot be read.</summary>
public sealed record ArgumentInvalid(string Field) : Refusal("ARGUMENT_INVALID", $"An argument of {Field} has a value that is not valid for it.");

/// <summary><see cref="GraphQLOptions.DocumentLength"/>.</summary>
public sealed record DocumentTooLong() : Refusal("DOCUMENT_TOO_LONG", "The document is too long; ask for less at once.");

/// <summary><see cref="GraphQLOptions.DocumentTokens"/>.</summary>
public sealed record TooManyTokens() : Refusal("TOO_MANY_TOKENS", "The document has too many tokens; ask for less at once.");

/// <summary><see cref="GraphQLOptions.Depth"/>.</summary>
public sealed record TooDeep() : Refusal("TOO_DEEP", "The document nests fields too deeply.");

/// <summary><see cref="GraphQLOptions.IntrospectionDepth"/>, or lists of types within lists of types.</summary>
public sealed record IntrospectionTooDeep() : Refusal("INTROSPECTION_TOO_DEEP", "The introspection nests too deeply.");

/// <summary><see cref="GraphQLOptions.Selections"/>.</summary>
public sealed record TooManySelections() : Refusal("TOO_MANY_SELECTIONS", "The document selects too many fields; ask for less at once.");

/// <summary><see cref="GraphQLOptions.Aliases"/>.</summary>
public sealed record TooManyAliases() : Refusal("TOO_MANY_ALIASES", "The document uses too many aliases; ask for less at once.");

/// <summary><see cref="GraphQLOptions.Directives"/>.</summary>
public sealed record TooManyDirectives() : Refusal("TOO_MANY_DIRECTIVES", "The document uses too many directives.");

/// <summary><see cref="GraphQLOptions.ListItems"/>.</summary>
public sealed record TooManyItems() : Refusal("TOO_MANY_ITEMS", "A list in an argument or a variable has too many items; send them in several requests.");

/// <summary><see cref="GraphQLOptions.Cost"/>.</summary>
public sealed record CostExceeded() : Refusal("COST_EXCEEDED", "The operation costs more than one request may; see the directives @cost and @listSize.");

/// <summary>A list by <c>@listSize</c> without its bound.</summary>
public sealed record SlicingArgumentRequired(string Field, string Arguments)
    : Refusal("SLICING_ARGUMENT_REQUIRED", $"{Field} needs exactly one of the arguments that bound its size: {Arguments}.");

/// <summary><see cref="GraphQLOptions.WaitingValidations"/>.</summary>
public sealed record Busy() : Refusal("BUSY", "Too many new documents are being read; try again in a moment.");

/// <summary><c>@tier</c> leaves the caller out.</summary>
public sealed record FieldForbidden() : Refusal("FORBIDDEN_FIELD", "Your tier may not select this field.");

/// <summary>A document and the hash of another one.</summary>
public sealed record DocumentHashMismatch() : Refusal("DOCUMENT_HASH_MISMATCH", "The hash that was sent is not that of the document: it is the SHA-256 of its text in UTF-8, to the letter.");

/// <summary>The partner runs trusted documents alone, and this is none.</summary>
public sealed record DocumentNotTrusted() : Refusal("DOCUMENT_NOT_TRUSTED", "You run trusted documents alone, and this is none of them.");

/// <summary>A document to be trusted holds a text.</summary>
public sealed record DocumentHoldsText() : Refusal("DOCUMENT_HOLDS_TEXT", "A trusted document holds no texts of its own, such as names and numbers of people: give them by variables.");

/// <summary><see cref="SchemaOptions"/> leave the caller out.</summary>
public sealed record SchemaForbidden() : Refusal("SCHEMA_FORBIDDEN", "The schema may not be read here; ask the operator for it.");

/// <summary>A browser asks for the page, and <see cref="SchemaOptions.Page"/> is off.</summary>
public sealed record PageOff() : Refusal("PAGE_OFF", "There is no page to ask from here; send requests as docs/graphql.md says.");

/// <summary>A surprise, logged under the reference in <c>extensions.reference</c>.</summary>
public sealed record InternalFailure() : Refusal("INTERNAL", "Something failed on our side; quote the reference when you report it.");
