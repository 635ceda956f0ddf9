using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ModelColumn = Microsoft.SqlServer.Dac.Model.Column;
using ModelIndex = Microsoft.SqlServer.Dac.Model.Index;

namespace Bureau.Infrastructure.Tests.SqlServer;

/// <summary>What a server refuses and Microsoft's model was found not to report.</summary>
internal static class SqlServerLint
{
    /// <summary>The documented functions that the bureau's statements use. A name beside them is looked up before it is added.</summary>
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "COUNT_BIG", "LOWER", "SUM", "CONVERT", "CAST", "OPENJSON", "JSON_VALUE", "MAX", "MIN", "COALESCE" };

    /// <summary>Unknown functions (error 195) and INSERTs that give more or fewer values than columns (109, 110, 120, 121).</summary>
    public static IReadOnlyList<string> Statement(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        if (errors.Count > 0)
            return [.. errors.Select(error => error.Message)];
        var visitor = new Visitor();
        fragment.Accept(visitor);
        return visitor.Problems;
    }

    /// <summary>Keys larger than a server takes (1,700 bytes, 900 where clustered: errors 1945 and 1946) and several cascade paths to one table (1785).</summary>
    public static IReadOnlyList<string> Schema(TSqlModel model)
    {
        var problems = new List<string>();
        foreach (var index in model.GetObjects(DacQueryScopes.UserDefined, ModelIndex.TypeClass))
            Key(index, index.GetReferenced(ModelIndex.Columns), index.GetProperty<bool>(ModelIndex.Clustered), problems);
        foreach (var key in model.GetObjects(DacQueryScopes.UserDefined, PrimaryKeyConstraint.TypeClass))
            Key(key, key.GetReferenced(PrimaryKeyConstraint.Columns), key.GetProperty<bool>(PrimaryKeyConstraint.Clustered), problems);

        var cascades = model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass)
            .Where(key => key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.DeleteAction) != ForeignKeyAction.NoAction)
            .ToLookup(key => Name(key.GetReferenced(ForeignKeyConstraint.ForeignTable)), key => Name(key.GetReferenced(ForeignKeyConstraint.Host)));
        foreach (var root in cascades)
            Follow(cascades, root.Key, [root.Key], problems);
        return problems;
    }

    private static void Follow(ILookup<string, string> cascades, string table, HashSet<string> reached, List<string> problems)
    {
        foreach (var child in cascades[table])
        {
            if (reached.Add(child))
                Follow(cascades, child, reached, problems);
            else
                problems.Add($"{child} is reached by several cascade paths");
        }
    }

    private static void Key(TSqlObject key, IEnumerable<TSqlObject> columns, bool clustered, List<string> problems)
    {
        var bytes = columns.Sum(Bytes);
        if (bytes > (clustered ? 900 : 1700))
            problems.Add($"the key {key.Name} can have {bytes} bytes");
    }

    private static int Bytes(TSqlObject column)
    {
        if (column.GetProperty<bool>(ModelColumn.IsMax))
            return int.MaxValue / 16;
        var length = column.GetProperty<int>(ModelColumn.Length);
        return column.GetReferenced(ModelColumn.DataType).Single().Name.Parts[^1] switch
        {
            "nvarchar" or "nchar" => 2 * length,
            "varchar" or "char" or "varbinary" or "binary" => length,
            "uniqueidentifier" => 16,
            _ => 8,
        };
    }

    private static string Name(IEnumerable<TSqlObject> one) => one.Single().Name.ToString();

    private sealed class Visitor : TSqlFragmentVisitor
    {
        public List<string> Problems { get; } = [];

        public override void Visit(FunctionCall node)
        {
            if (!Functions.Contains(node.FunctionName.Value))
                Problems.Add($"{node.FunctionName.Value} is not among the functions that are known to exist");
        }

        public override void Visit(InsertSpecification node)
        {
            var given = node.InsertSource switch
            {
                ValuesInsertSource values => values.RowValues.Select(row => row.ColumnValues.Count),
                SelectInsertSource { Select: QuerySpecification select } => [select.SelectElements.Count],
                _ => [],
            };
            Problems.AddRange(given.Where(count => count != node.Columns.Count).Select(count => $"an INSERT names {node.Columns.Count} columns and gives {count} values"));
        }
    }
}
