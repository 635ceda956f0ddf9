using System.Text;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.Tests.GraphQL.Library;

/// <summary>
/// A valid query at random: aliases, repeated fields that merge, fragments of every kind, @skip and @include on all of them, by literal
/// and by variable. The same number gives the same document.
/// </summary>
internal sealed class RandomDocument
{
    private static readonly string[] Left = ["report", "forever", "fail", "failLikeTheEngine"];

    private readonly Random _random;
    private readonly ISchema _schema;
    private readonly Func<string, bool> _without;
    private readonly StringBuilder _fragments = new();
    private readonly SortedSet<string> _variables = [];
    private int _fragmentCount;
    private int _budget = 60;

    private RandomDocument(ISchema schema, int seed, Func<string, bool> without)
    {
        _schema = schema;
        _random = new Random(seed);
        _without = without;
    }

    /// <param name="schema">The library's schema.</param>
    /// <param name="seed">Which document.</param>
    /// <param name="without">Root fields to leave out; by default those that need our own execution or fail.</param>
    public static (string Text, Dictionary<string, object?> Variables) Make(ISchema schema, int seed, Func<string, bool>? without = null)
    {
        var document = new RandomDocument(schema, seed, without ?? Left.Contains);
        var body = document.Selections(schema.Query, 0);
        var declared = document._variables.Count == 0 ? string.Empty : $"({string.Join(", ", document._variables.Select(name => $"${name}: {(name == "n" ? "Int" : "Boolean")}!"))})";
        var values = document._variables.ToDictionary(name => name, name => (object?)(name == "n" ? document._random.Next(4) : document._random.Next(2) == 0));
        return ($"query Q{declared} {body}{document._fragments}", values);
    }

    private string Selections(IGraphType type, int depth)
    {
        var selections = new List<string>();
        var count = 1 + _random.Next(4);
        for (var i = 0; i < count || selections.Count == 0; i++)
            selections.Add(Selection(type, depth));
        return $"{{ {string.Join(' ', selections)} }}";
    }

    private string Selection(IGraphType type, int depth)
    {
        _budget--;
        var choice = _budget < 0 ? 9 : _random.Next(10);
        if (choice == 0)
            return $"...{Conditions()} {Selections(type, depth)}";
        if (choice <= 2 && Narrower(type) is { } narrower)
            return $"... on {narrower.Name}{Conditions()} {Selections(narrower, depth)}";
        if (choice == 3)
        {
            var narrowed = Narrower(type) ?? type;
            var name = $"F{_fragmentCount++}";
            var body = Selections(narrowed, depth);
            _fragments.Append($" fragment {name} on {narrowed.Name} {body}");
            return _random.Next(2) == 0 ? $"...{name}{Conditions()}" : $"...{name}{Conditions()} ...{name}{Conditions()}";
        }
        return Field(type, depth);
    }

    private string Field(IGraphType type, int depth)
    {
        var fields = ((IComplexGraphType)type).Fields.Where(field => type != _schema.Query || !_without(field.Name)).ToArray();
        if (depth > 3 || _budget < 0)
            fields = fields.Where(field => field.ResolvedType!.GetNamedType() is ScalarGraphType).ToArray();
        if (fields.Length == 0 || _random.Next(12) == 0)
            return $"__typename{Conditions()}";
        var field = fields[_random.Next(fields.Length)];
        // An alias belongs to one field with one set of arguments, so that whatever repeats can be merged.
        var alias = _random.Next(3) == 0 ? $"{field.Name}_{_random.Next(2)}: " : string.Empty;
        var arguments = Arguments(field, alias);
        var named = field.ResolvedType!.GetNamedType();
        return $"{alias}{field.Name}{arguments}{Conditions()}{(named is ScalarGraphType ? string.Empty : " " + Selections(named, depth + 1))}";
    }

    private string Arguments(FieldType field, string alias)
    {
        if (field.Name == "report")
            return "(consent: \"01890000-0000-7000-8000-000000000000\", covered: [SCORE, TOTALS])";
        if (field.Name is not ("books" or "shelf" or "slices"))
            return string.Empty;
        if (alias.Length > 0)
            return "(first: 2)";
        _variables.Add("n");
        return "(first: $n)";
    }

    private string Conditions()
    {
        if (_random.Next(4) != 0)
            return string.Empty;
        var conditions = string.Empty;
        foreach (var directive in _random.Next(3) switch { 0 => new[] { "skip" }, 1 => ["include"], _ => ["skip", "include"] })
        {
            var value = _random.Next(3) switch { 0 => "true", 1 => "false", _ => "$" + Variable() };
            conditions += $" @{directive}(if: {value})";
        }
        return conditions;
    }

    private string Variable()
    {
        var name = _random.Next(2) == 0 ? "a" : "b";
        _variables.Add(name);
        return name;
    }

    private IGraphType? Narrower(IGraphType type)
    {
        var candidates = type is IAbstractGraphType abstractType
            ? abstractType.PossibleTypes.Cast<IGraphType>().Append(type).ToArray()
            : ((IObjectGraphType)type).ResolvedInterfaces.Cast<IGraphType>().Append(type).ToArray();
        return candidates[_random.Next(candidates.Length)];
    }
}
