using System.CommandLine;
using Spectre.Console;

namespace Bureau.Api.Verbs;

/// <summary>Shows how far long work is, on standard error: a bar on a terminal, a line at each tenth elsewhere.</summary>
internal static class WorkProgress
{
    /// <summary>Does the work and shows what it reports: how much is done, of how much.</summary>
    public static async Task<T> ShowAsync<T>(ParseResult typed, string title, Func<IProgress<(long Done, long Total)>, Task<T>> work)
    {
        var error = typed.InvocationConfiguration.Error;
        if (Console.IsErrorRedirected || error != Console.Error)
            return await work(new Lines(title, error));

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title)))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }

    private sealed class Lines(string title, TextWriter error) : IProgress<(long Done, long Total)>
    {
        private readonly Lock gate = new();
        private long tenths;

        public void Report((long Done, long Total) value)
        {
            var reached = value.Done * 10 / Math.Max(1, value.Total);
            lock (gate)
            {
                if (reached <= tenths)
                    return;
                tenths = reached;
                error.WriteLine($"{title}: {reached * 10} %");
            }
        }
    }
}
