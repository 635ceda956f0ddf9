using Bureau.Domain.Furnishing;
using Bureau.Domain.Mappings;
using CsvHelper;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// The rows that an import left out and why, as CSV: row, field, reason, message, file; one line a mistake, written as the rows come.
/// Holds no value of a row. A file without a rejected row is not kept.
/// </summary>
public sealed class RejectsFile : IDisposable
{
    private static readonly string[] Columns = ["row", "field", "reason", "message", "file"];

    private readonly CsvWriter writer;

    private RejectsFile(string path, CsvWriter writer) => (Path, this.writer) = (path, writer);

    /// <summary>Where it is written.</summary>
    public string Path { get; }

    /// <summary>How many rows were written; a row with three mistakes counts once.</summary>
    public long Rows { get; private set; }

    /// <summary>Creates the file, in the place of one from before.</summary>
    /// <exception cref="IOException">It cannot be created there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created there.</exception>
    public static RejectsFile Create(string path)
    {
        var rejects = new RejectsFile(path, CsvWriter.ToFile(path, CsvWriterOptions.Default with { NewLine = "\n" }));
        rejects.writer.WriteHeader(Columns);
        return rejects;
    }

    /// <summary>The path beside an input file: its own with <c>.rejects.csv</c> after it.</summary>
    public static string Beside(string input) => input + ".rejects.csv";

    /// <summary>Writes a rejected row.</summary>
    /// <param name="file">Name of the file that the row stood in.</param>
    /// <param name="row">The row.</param>
    public void Write(string file, RejectedRow row) => Write(file, row.Number, row.Mistakes.Select(mistake => (mistake.Field, mistake.Reason, mistake.Message)));

    /// <summary>Writes a row of a mapped table that is left out.</summary>
    /// <param name="file">Name of the file that the row stood in.</param>
    /// <param name="row">The row.</param>
    public void Write(string file, MappedRow row) => Write(file, row.Number, row.Mistakes.Select(mistake => (mistake.Name, mistake.Reason, mistake.Message)));

    private void Write(string file, long row, IEnumerable<(string Field, RejectionReason Reason, string Message)> mistakes)
    {
        foreach (var (field, reason, message) in mistakes)
        {
            writer.WriteField(row);
            writer.WriteField(field);
            writer.WriteField(reason.Code);
            writer.WriteField(message);
            writer.WriteField(file);
            writer.EndRecord();
        }

        Rows++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        if (Rows == 0)
        {
            File.Delete(Path);
        }
    }
}
