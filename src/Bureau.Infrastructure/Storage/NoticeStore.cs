using System.Linq.Expressions;
using System.Text;
using Bureau.Domain;
using Bureau.Domain.Notices;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The notices in the database. Addresses and secrets are encrypted.</summary>
internal sealed class NoticeStore(IDbContextFactory<BureauDbContext> contexts, SealingKey sealing) : INoticeStore
{
    public async Task<IReadOnlyList<NoticeView>> OfAsync(Recipient recipient, bool unreadOnly, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var notices = context.Notices.AsNoTracking().Where(IsFor(recipient));
        if (unreadOnly)
            notices = notices.Where(notice => notice.ReadAt == null);
        if (after is { } place)
        {
            var (at, id) = place;
            notices = notices.Where(notice => notice.At < at || (notice.At == at && notice.Id.CompareTo(id) < 0));
        }

        var rows = await notices.OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Take(first).ToListAsync(cancellation);
        return [.. rows.Select(row => new NoticeView(row.ToNotice(), row.ReadAt))];
    }

    public async Task<int> MarkReadAsync(Recipient recipient, IReadOnlyCollection<NoticeId> notices, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var ids = notices.Select(notice => notice.Value).ToList();
        var mine = context.Notices.Where(IsFor(recipient)).Where(notice => EF.Parameter(ids).Contains(notice.Id));
        await mine.Where(notice => notice.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, at), cancellation);
        var count = await mine.CountAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }

    public async Task<IReadOnlyList<DeliveryEndpoint>> EndpointsAsync(Recipient recipient, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.DeliveryEndpoints.AsNoTracking()
            .Where(Serves(recipient))
            .OrderBy(endpoint => endpoint.CreatedAt)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToEndpoint(sealing))];
    }

    public async Task<bool> TryAddEndpointAsync(Recipient recipient, DeliveryEndpoint endpoint, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        // Locks the recipient's own row, so that two places added at once are counted one after the other.
        if (recipient.Subject is { } subject)
            await context.CreditFiles.Where(file => file.SubjectId == subject).ExecuteUpdateAsync(set => set.SetProperty(file => file.Version, file => file.Version), cancellation);
        else if (recipient.Partner is { } partner)
            await context.Partners.Where(row => row.Id == partner).ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellation);
        if (await context.DeliveryEndpoints.CountAsync(Serves(recipient), cancellation) >= DeliveryEndpoint.Most)
            return false;
        context.DeliveryEndpoints.Add(new DeliveryEndpointRow
        {
            Id = endpoint.Id.Value,
            SubjectId = recipient.Subject,
            PartnerId = recipient.Partner,
            Channel = endpoint.Channel,
            AddressSealed = sealing.Seal(Encoding.UTF8.GetBytes(endpoint.Address)),
            SecretSealed = endpoint.Secret is { } secret ? sealing.Seal(secret) : null,
            TellsInquiries = endpoint.TellsInquiries,
            CreatedAt = endpoint.CreatedAt,
        });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<bool> RemoveEndpointAsync(Recipient recipient, DeliveryEndpointId endpoint, DateTimeOffset at, CancellationToken cancellation)
    {
        var id = endpoint.Value;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var removed = await context.DeliveryEndpoints
            .Where(row => row.Id == id && row.SubjectId == recipient.Subject && row.PartnerId == recipient.Partner && row.DisabledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DisabledAt, at), cancellation);
        if (removed == 1)
        {
            await context.NoticeDeliveries.Where(delivery => delivery.EndpointId == id && delivery.NextAttemptAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NextAttemptAt, (DateTimeOffset?)null), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return removed == 1;
    }

    public async Task<IReadOnlyList<UndeliveredNotice>> UndeliveredAsync(int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var notices = context.Notices.AsNoTracking();
        if (after is { } place)
        {
            var (at, id) = place;
            notices = notices.Where(notice => notice.At < at || (notice.At == at && notice.Id.CompareTo(id) < 0));
        }

        var given = context.NoticeDeliveries.Where(delivery => delivery.NextAttemptAt == null && delivery.DeliveredAt == null)
            .Join(context.DeliveryEndpoints.Where(endpoint => endpoint.DisabledAt == null), delivery => delivery.EndpointId, endpoint => endpoint.Id,
                (delivery, endpoint) => new { delivery.NoticeId, endpoint.Channel, delivery.Attempts, delivery.LastFailure });
        var rows = await notices.Where(notice => given.Any(one => one.NoticeId == notice.Id))
            .OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Take(first).ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
        var failures = (await given.Where(one => EF.Parameter(ids).Contains(one.NoticeId)).ToListAsync(cancellation)).ToLookup(one => one.NoticeId);
        return [.. rows.Select(row => new UndeliveredNotice(
            new NoticeId(row.Id), row.Kind, row.PartnerId, [.. failures[row.Id].Select(one => new FailedDelivery(one.Channel, one.Attempts, one.LastFailure))], row.At))];
    }

    private static Expression<Func<DeliveryEndpointRow, bool>> Serves(Recipient recipient) =>
        endpoint => endpoint.SubjectId == recipient.Subject && endpoint.PartnerId == recipient.Partner && endpoint.DisabledAt == null;

    private static Expression<Func<NoticeRow, bool>> IsFor(Recipient recipient) =>
        notice => notice.SubjectId == recipient.Subject && notice.PartnerId == recipient.Partner;
}
