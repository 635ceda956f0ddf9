using System.Reflection;
using Bureau.Domain.Consents;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Scalars;

/// <summary>
/// The identities of the domain (<c>readonly record struct ConsentId(Guid Value)</c> and its kind) are <c>ID</c> in the schema. All of
/// them are found by that shape, so a new room registers nothing. Text that is no identity is refused while arguments are read.
/// </summary>
internal static class TypedIds
{
    private static readonly Type[] All = typeof(ConsentId).Assembly.GetTypes()
        .Where(type => type is { IsValueType: true, IsPublic: true } && type.Name.EndsWith("Id", StringComparison.Ordinal))
        .Where(type => type.GetConstructor([typeof(Guid)]) is not null && type.GetProperty("Value")?.PropertyType == typeof(Guid))
        .ToArray();

    /// <summary>Lets arguments of these types be read from the strings that <c>ID</c> yields. The engine keeps conversions for the whole process.</summary>
    public static void RegisterConversions()
    {
        foreach (var type in All)
        {
            var constructor = type.GetConstructor([typeof(Guid)])!;
            ValueConverter.Register(typeof(string), type, text => Guid.TryParseExact((string)text, "D", out var value)
                ? constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [value], null)
                : throw new FormatException("Not an identity."));
        }
    }

    public static bool Contains(Type type) => Array.IndexOf(All, type) >= 0;

    public static void MapTo(ISchema schema)
    {
        foreach (var type in All)
            schema.RegisterTypeMapping(type, typeof(IdGraphType));
    }
}
