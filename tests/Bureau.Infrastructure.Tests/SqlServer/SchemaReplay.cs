using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Bureau.Infrastructure.Tests.SqlServer;

/// <summary>
/// Plays a migration script, statement by statement, on a schema in memory and keeps what a server would have at its end, as CREATE statements.
/// Microsoft's model takes those and no ALTER. What the replay does not know it names in <see cref="Problems"/>, so that no change passes unseen.
/// </summary>
internal sealed class SchemaReplay
{
    private readonly SortedDictionary<string, CreateTableStatement> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, CreateIndexStatement> indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> problems = [];

    private SchemaReplay()
    {
    }

    public IReadOnlyList<string> Problems => problems;

    public static SchemaReplay Of(string script)
    {
        var replay = new SchemaReplay();
        replay.Play(script);
        return replay;
    }

    /// <summary>The statements that create the schema, in one order whatever the script's; the columns of a table by name.</summary>
    public IReadOnlyList<string> Statements()
    {
        var generator = new Sql160ScriptGenerator();
        var texts = new List<string>();
        foreach (var table in tables.Values)
        {
            Sort(table.Definition.ColumnDefinitions, column => column.ColumnIdentifier.Value);
            Sort(table.Definition.TableConstraints, constraint => constraint.ConstraintIdentifier.Value);
        }

        foreach (var statement in tables.Values.Cast<TSqlStatement>().Concat(indexes.Values))
        {
            generator.GenerateScript(statement, out var text);
            texts.Add(text);
        }

        return texts;
    }

    /// <summary>The schema as Microsoft's model of SQL Server 2022 sees it.</summary>
    public TSqlModel Model()
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var statement in Statements())
            model.AddObjects(statement);
        return model;
    }

    private static void Sort<T>(IList<T> parts, Func<T, string> name)
    {
        var sorted = parts.OrderBy(name, StringComparer.Ordinal).ToList();
        parts.Clear();
        sorted.ForEach(parts.Add);
    }

    private void Play(string script)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        problems.AddRange(errors.Select(error => $"line {error.Line}: {error.Message}"));
        if (fragment is not TSqlScript parsed || errors.Count > 0)
            return;
        foreach (var statement in parsed.Batches.SelectMany(batch => batch.Statements))
            Play(statement);
    }

    private void Play(TSqlStatement statement)
    {
        switch (statement)
        {
            // The guards of an idempotent script: the replay begins with nothing, so every step is taken.
            case IfStatement guard:
                Play(guard.ThenStatement);
                break;
            case BeginEndBlockStatement block:
                foreach (var inner in block.StatementList.Statements)
                    Play(inner);
                break;
            case BeginTransactionStatement or CommitTransactionStatement:
                break;

            // The record of which migrations ran.
            case InsertStatement { InsertSpecification.Target: NamedTableReference { SchemaObject.BaseIdentifier.Value: "__EFMigrationsHistory" } }:
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList texts } when texts.Strings.All(text => text is StringLiteral):
                Play(string.Concat(texts.Strings.Cast<StringLiteral>().Select(text => text.Value)));
                break;

            // How EF drops a default, whose name the server chose: looks the name up, then executes a text with it.
            case DeclareVariableStatement:
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList text } when text.Strings.Any(part => part is VariableReference):
                break;
            case SelectStatement lookup:
                DropDefault(lookup);
                break;
            case CreateTableStatement create:
                Require(tables.TryAdd(Name(create.SchemaObjectName), create), $"{Name(create.SchemaObjectName)} is created twice");
                break;
            case DropTableStatement drop:
                foreach (var table in drop.Objects)
                {
                    Require(tables.Remove(Name(table)), $"{Name(table)} is dropped and is not there");
                    foreach (var index in indexes.Keys.Where(index => index.StartsWith($"{Name(table)}.", StringComparison.Ordinal)).ToList())
                        indexes.Remove(index);
                }

                break;
            case CreateIndexStatement create:
                Require(indexes.TryAdd($"{Name(create.OnName)}.{create.Name.Value}", create), $"{create.Name.Value} is created twice");
                break;
            case DropIndexStatement drop:
                foreach (var clause in drop.DropIndexClauses.OfType<DropIndexClause>())
                    Require(indexes.Remove($"{Name(clause.Object)}.{clause.Index.Value}"), $"{clause.Index.Value} is dropped and is not there");
                break;
            case AlterTableAddTableElementStatement add when Table(add.SchemaObjectName) is { } table:
                foreach (var column in add.Definition.ColumnDefinitions)
                    Add(table, column);
                foreach (var constraint in add.Definition.TableConstraints)
                    table.Definition.TableConstraints.Add(constraint);
                break;
            case AlterTableDropTableElementStatement drop when Table(drop.SchemaObjectName) is { } table:
                foreach (var element in drop.AlterTableDropTableElements)
                    Drop(table, element);
                break;
            case AlterTableAlterColumnStatement alter when Table(alter.SchemaObjectName) is { } table:
                Alter(table, alter);
                break;

            // Rows are no schema.
            case InsertStatement or SetIdentityInsertStatement:
                break;
            default:
                problems.Add($"line {statement.StartLine}: the replay does not know {statement.GetType().Name}");
                break;
        }
    }

    private void Add(CreateTableStatement table, ColumnDefinition column)
    {
        var notNull = column.Constraints.OfType<NullableConstraintDefinition>().Any(constraint => !constraint.Nullable);
        Require(!notNull || column.DefaultConstraint is not null, $"{column.ColumnIdentifier.Value} is added NOT NULL without a default, which a table with rows refuses");
        table.Definition.ColumnDefinitions.Add(column);
    }

    private void Drop(CreateTableStatement table, AlterTableDropTableElement element)
    {
        if (element.TableElementType is TableElementType.Column)
        {
            Free(table, element.Name.Value);
            Require(Column(table, element.Name.Value) is { } column && table.Definition.ColumnDefinitions.Remove(column), $"{element.Name.Value} is dropped and is not there");
            return;
        }

        var constraint = table.Definition.TableConstraints.FirstOrDefault(constraint => constraint.ConstraintIdentifier.Value == element.Name.Value);
        Require(constraint is not null && table.Definition.TableConstraints.Remove(constraint), $"{element.Name.Value} is dropped and is not there");
    }

    private void Alter(CreateTableStatement table, AlterTableAlterColumnStatement alter)
    {
        Free(table, alter.ColumnIdentifier.Value);
        if (Column(table, alter.ColumnIdentifier.Value) is not { } column)
        {
            problems.Add($"{alter.ColumnIdentifier.Value} is altered and is not there");
            return;
        }

        column.DataType = alter.DataType;
        column.Collation = alter.Collation;
        column.Constraints.Clear();
        column.Constraints.Add(new NullableConstraintDefinition { Nullable = alter.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull });
    }

    private void DropDefault(SelectStatement lookup)
    {
        var literals = new Literals();
        lookup.Accept(literals);
        if (literals.Texts is [var table, var name] && tables.TryGetValue(table.Trim('[', ']'), out var owner) && Column(owner, name) is { } column)
            column.DefaultConstraint = null;
        else
            problems.Add($"line {lookup.StartLine}: the replay does not know this SELECT");
    }

    /// <summary>Nothing stands on a column that changes.</summary>
    private void Free(CreateTableStatement table, string column)
    {
        Require(Column(table, column)?.DefaultConstraint is null, $"{column} changes while it has a default");
        foreach (var index in indexes.Values.Where(index => Name(index.OnName) == Name(table.SchemaObjectName)))
        {
            Require(
                index.Columns.All(part => part.Column.MultiPartIdentifier.Identifiers[^1].Value != column),
                $"{column} changes while the index {index.Name.Value} stands on it");
        }
    }

    private CreateTableStatement? Table(SchemaObjectName name)
    {
        Require(tables.TryGetValue(Name(name), out var table), $"{Name(name)} is altered and is not there");
        return table;
    }

    private static ColumnDefinition? Column(CreateTableStatement table, string name) =>
        table.Definition.ColumnDefinitions.FirstOrDefault(column => string.Equals(column.ColumnIdentifier.Value, name, StringComparison.OrdinalIgnoreCase));

    private static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;

    private void Require(bool holds, string problem)
    {
        if (!holds)
            problems.Add(problem);
    }

    private sealed class Literals : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(StringLiteral node) => Texts.Add(node.Value);
    }
}
