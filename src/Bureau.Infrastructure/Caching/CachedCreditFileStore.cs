using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Caching;

/// <summary>Remembers the versions of files that are not frozen, and files under subject and version.</summary>
internal sealed class CachedCreditFileStore(ICreditFileStore store, FactCache cache) : ICreditFileStore
{
    public async ValueTask<FileHead?> FindHeadAsync(SubjectId subject, Freshness freshness, CancellationToken cancellation)
    {
        if (freshness is Freshness.Remembered)
            return await cache.FactAsync(HeadKey(subject), token => store.FindHeadAsync(subject, Freshness.Live, token), MayRemember, cancellation);
        var head = await store.FindHeadAsync(subject, Freshness.Live, cancellation);
        await cache.RenewAsync(HeadKey(subject), head, MayRemember, cancellation);
        return head;
    }

    public ValueTask<StoredCreditFile?> ReadAsync(SubjectId subject, long version, CancellationToken cancellation) => cache.FileAsync(
        $"file:{subject.Value:N}:{version}",
        token => store.ReadAsync(subject, version, token),
        file => file.Version == version,
        file => file.Accounts,
        cancellation);

    public async Task<bool> TryReplaceHeadAsync(FileHead next, Notice told, CancellationToken cancellation)
    {
        var replaced = await store.TryReplaceHeadAsync(next, told, cancellation);

        // What is forgotten here is forgotten on this node; the others find out at their next commit.
        await cache.RenewAsync<FileHead>(HeadKey(next.Subject), null, MayRemember, CancellationToken.None);
        return replaced;
    }

    private static string HeadKey(SubjectId subject) => $"head:{subject.Value:N}";

    private static bool MayRemember(FileHead head) => head is { Frozen: false, ClosedAt: null };
}
