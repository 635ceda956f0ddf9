using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers the heads of files that are open and not frozen, and files under subject and version.</summary>
/// <param name="store">The files.</param>
/// <param name="cache">Where they are remembered.</param>
/// <param name="readsInquiries">Whether the store reads a file with the applications for credit; another node may be set up otherwise.</param>
internal sealed class CachedCreditFileStore(ICreditFileStore store, FactCache cache, bool readsInquiries = false) : ICreditFileStore
{
    private static readonly FactKind<FileHead> Heads = new(FactName.Head, TimeSpan.FromMinutes(1)) { MayRemember = head => head is { Frozen: false, ClosedAt: null } };

    // Under its version a file never changes, so one that has run out still serves while the store cannot be read. A listing may name the official who entered it, and an appeal is in the
    // words of whom it concerns, as remarks are.
    private static readonly FactKind<StoredCreditFile> Files = new(FactName.File, TimeSpan.FromMinutes(10), staysWhenUnreadable: TimeSpan.FromMinutes(30))
    {
        MayShare = file => ReferenceEquals(file.Remarks, FileRemarks.None) && !file.Stored.Listings.Any(SharedListings.NamesSomebody),
        Weight = file => 2 + file.Accounts,
    };

    public ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return cache.FindAsync(Heads, HeadKey(subject), (store, subject), static (asked, token) => asked.store.FindHeadAsync(asked.subject, Freshness.Live, token), null, cancellation);
        return LiveHeadAsync(subject, cancellation);
    }

    public ValueTask<StoredCreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation) => cache.FindAsync(
        Files,
        readsInquiries ? $"file:{subject.Value:N}:{version}:applications" : $"file:{subject.Value:N}:{version}",
        (store, subject, version),
        static (asked, token) => asked.store.ReadAsync(asked.subject, asked.version, token),
        static (asked, file) => file.Version == asked.version,
        cancellation);

    public async Task<bool> TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation)
    {
        var replaced = await store.TryReplaceHeadAsync(next, told, cancellation);

        // A node that the message does not reach finds out at its next commit.
        await cache.ForgetAsync(Heads, HeadKey(next.Subject));
        return replaced;
    }

    private static string HeadKey(SubjectId subject) => $"head:{subject.Value:N}";

    private async ValueTask<FileHead?> LiveHeadAsync(SubjectId subject, CancellationToken cancellation)
    {
        var head = await store.FindHeadAsync(subject, Freshness.Live, cancellation);
        await cache.RenewAsync(Heads, HeadKey(subject), head, cancellation);
        return head;
    }
}
