namespace Bureau.Api.GraphQL.Directives;

/// <summary>
/// Says why the fields of a type need no <see cref="TierAttribute"/> of their own: its values exist only beneath a protected field.
/// On the class itself, or on the assembly for a type of the domain: <c>[assembly: Unprotected("...", typeof(Money))]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class UnprotectedAttribute(string reason, params Type[] types) : Attribute
{
    /// <summary>Why that is safe, for the reader of the code.</summary>
    public string Reason { get; } = reason;

    /// <summary>The types meant when the attribute stands on the assembly.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
