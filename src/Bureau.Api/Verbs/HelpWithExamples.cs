using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Bureau.Api.Verbs;

/// <summary>The usual help, and below it the verb's examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private const string Program = "dotnet run --project src/Bureau.Api --";

    private static readonly string[] OfTheProgram = ["serve", "token demo-rental", "migrate --Bureau:Storage:Provider=PostgreSql"];

    public static void ReplaceIn(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction usual)
                help.Action = new HelpWithExamples(usual);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Settings:");
        output.WriteLine("  Any setting may be given as --Section:Key=value or in the environment as Section__Key=value.");
        output.WriteLine();
        if (parseResult.CommandResult.Command is RootCommand)
            Write(output, OfTheProgram);
        if (parseResult.CommandResult.Command is Verb { Examples: { Count: > 0 } examples })
            Write(output, examples);
        return code;
    }

    private static void Write(TextWriter output, IEnumerable<string> examples)
    {
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {Program} {example}");
        output.WriteLine();
    }
}
