using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A receipt is written with its grant or not at all, and its keys stay published.</summary>
[Collection(Databases.Collection)]
public sealed class ReceiptStoreTests(Databases databases)
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly ManualClock clock = new(Noon);

    [Theory, EveryStore]
    public async Task StoresAReceiptWithItsGrant(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var granted = await GrantedAsync(database, await RequestedAsync(database));

        Assert.True(await database.Consents().TryWriteAsync(ConsentStep.Changing(granted), CancellationToken.None));
        Assert.Equal(granted.Receipt, await new ReceiptStore(database.Contexts).FindAsync(granted.Id, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task StoresNoReceipt_WhenSomebodyElseTookAStepFirst(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var requested = await RequestedAsync(database);
        var granted = await GrantedAsync(database, requested);
        Assert.True(await database.Consents().TryWriteAsync(ConsentStep.Changing(requested.Refuse(Noon).Value!), CancellationToken.None));

        Assert.False(await database.Consents().TryWriteAsync(ConsentStep.Changing(granted), CancellationToken.None));
        Assert.Null(await new ReceiptStore(database.Contexts).FindAsync(granted.Id, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task SignsByTheNewestKey_AndPublishesEveryOne(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var granted = await GrantedAsync(database, await RequestedAsync(database));
        var again = await GrantedAsync(database, granted with { Status = ConsentStatus.Requested });
        clock.Advance(TimeSpan.FromDays(365));
        var later = await GrantedAsync(database, granted with { Status = ConsentStatus.Requested, ExpiresAt = clock.GetUtcNow().AddDays(1) });

        Assert.Equal(granted.Receipt!.KeyId, again.Receipt!.KeyId);
        Assert.NotEqual(granted.Receipt.KeyId, later.Receipt!.KeyId);
        var published = await Issuer(database).PublicKeysAsync(CancellationToken.None);
        Assert.Equal(2, published.Count);
        Assert.Contains(granted.Receipt.KeyId, published[0], StringComparison.Ordinal);
        await using var context = await database.Contexts.CreateDbContextAsync();
        Assert.Equal(later.Receipt.KeyId, (await context.ReceiptKeys.SingleAsync(key => key.RetiredAt == null)).KeyId);
    }

    private static async Task<ConsentGrant> RequestedAsync(TestDatabase database)
    {
        var requested = ConsentGrant.Request(
            (await database.AddPartnerAsync()).Id, await database.AddSubjectAsync(), Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(7), FrequencyBound.Once, Noon).Value!;
        await database.Consents().TryWriteAsync(ConsentStep.Adding(requested), CancellationToken.None);
        return requested;
    }

    private async Task<ConsentGrant> GrantedAsync(TestDatabase database, ConsentGrant requested)
    {
        var granted = requested.Grant(clock.GetUtcNow()).Value!;
        return granted with { Receipt = await Issuer(database).IssueAsync(ConsentReceipt.Of(granted, "Harbour Car Rental", clock.GetUtcNow()), CancellationToken.None) };
    }

    private ReceiptIssuer Issuer(TestDatabase database) =>
        new(database.Contexts, Convert.FromBase64String(SecretsOptions.SandboxKey), new() { Address = new("https://bureau.example") }, clock);
}
