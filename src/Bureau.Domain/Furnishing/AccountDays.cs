using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bureau.Domain.Furnishing;

/// <summary>
/// Which accounts and days a file has spoken of, so that one which says two things of the same day is noticed wherever in the file it does. Holds
/// eight bytes of a digest for each.
/// </summary>
internal sealed class AccountDays
{
    private readonly HashSet<long> seen = [];

    /// <summary>Notes a row and marks it when the file has spoken of its account and day before.</summary>
    public AcceptedRow Note(AcceptedRow row)
    {
        var month = row.Month;
        Span<byte> text = stackalloc byte[sizeof(int) + 128];
        BinaryPrimitives.WriteInt32LittleEndian(text, month.Month.AsOf.DayNumber);
        var length = sizeof(int) + Encoding.UTF8.GetBytes(month.AccountNumber, text[sizeof(int)..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], digest);
        return seen.Add(BinaryPrimitives.ReadInt64LittleEndian(digest)) ? row : row with { Month = month with { Repeats = true } };
    }
}
