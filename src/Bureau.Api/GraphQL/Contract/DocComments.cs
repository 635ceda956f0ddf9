using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>
/// Reads the documentation comments that the compiler wrote beside an assembly: what the code says about a type or a member is what
/// the schema says, written once. Overloads are not told apart, since a field has none.
/// </summary>
internal static class DocComments
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>The summary of a type; null when there is none.</summary>
    public static string? Of(Type type) => Text(Find(type, "T:" + NameOf(type))?.Element("summary"));

    /// <summary>The summary of a method, property or enum value; for a property of a positional record its param on the type.</summary>
    public static string? Of(MemberInfo member)
    {
        var type = member.DeclaringType!;
        var kind = member switch { MethodInfo => "M:", PropertyInfo => "P:", _ => "F:" };
        return Text(Find(type, kind + NameOf(type) + "." + member.Name)?.Element("summary"))
            ?? Text(Parameter(Find(type, "T:" + NameOf(type)), member.Name));
    }

    /// <summary>What a method says about one of its parameters.</summary>
    public static string? Of(ParameterInfo parameter)
    {
        var type = parameter.Member.DeclaringType!;
        return Text(Parameter(Find(type, "M:" + NameOf(type) + "." + parameter.Member.Name), parameter.Name!));
    }

    private static XElement? Parameter(XElement? comment, string name) =>
        comment?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name);

    private static XElement? Find(Type type, string id) => Files.GetOrAdd(type.Assembly, Read).GetValueOrDefault(id);

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var comments = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        if (!File.Exists(file))
            return comments;
        foreach (var member in XDocument.Load(file).Descendants("member"))
        {
            var id = (string)member.Attribute("name")!;
            var arguments = id.IndexOf('(', StringComparison.Ordinal);
            comments.TryAdd(arguments < 0 ? id : id[..arguments], member);
        }
        return comments;
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var words = string.Concat(element.Nodes().Select(Markdown)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        return text.Length == 0 ? null : text;
    }

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } see when see.Attribute("href") is { } link => see.Value.Length > 0 ? see.Value : link.Value,
        XElement { Name.LocalName: "see" or "seealso" } see when see.Attribute("langword") is { } word => word.Value,
        XElement { Name.LocalName: "see" or "seealso" } see when see.Attribute("cref") is { } cref => LastName(cref.Value),
        XElement { Name.LocalName: "paramref" } parameter => (string)parameter.Attribute("name")!,
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => string.Empty,
    };

    private static string LastName(string cref)
    {
        var name = cref.Split('(', 2)[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..].Split('`', 2)[0];
    }
}
