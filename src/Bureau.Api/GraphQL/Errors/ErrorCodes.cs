using System.Reflection;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>
/// Every code of the API. These are the ones of the GraphQL layer; a room declares its own in its folder, in another part of this class.
/// </summary>
public static partial class ErrorCodes
{
    /// <summary>No caller is known.</summary>
    public static readonly ErrorCode Unauthenticated = new("UNAUTHENTICATED", "A valid bearer token is needed.", StatusCodes.Status401Unauthorized);

    /// <summary><c>@tier</c> leaves the caller out.</summary>
    public static readonly ErrorCode ForbiddenField = new("FORBIDDEN_FIELD", "Your tier may not select this field.", StatusCodes.Status403Forbidden);

    /// <summary><c>@discloses</c> names a section that the answer does not cover.</summary>
    public static readonly ErrorCode SectionNotCovered = new("SECTION_NOT_COVERED", "The consent does not cover the section that this field reveals.");

    /// <summary>A surprise, logged under the reference in <c>extensions.reference</c>.</summary>
    public static readonly ErrorCode Internal = new("INTERNAL", "Something failed on our side; quote the reference when you report it.", StatusCodes.Status500InternalServerError);

    /// <summary>Every code that can be answered, by name.</summary>
    public static IReadOnlyDictionary<string, ErrorCode> All { get; } = typeof(ErrorCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<ErrorCode>()
        .ToDictionary(code => code.Name, StringComparer.Ordinal);
}
