using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.ShareCodes;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Share codes on every store: what is kept of one, and what several nodes do with it at once.</summary>
[Collection(Databases.Collection)]
public sealed class ShareCodeStoreTests(Databases databases)
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task FindsACodeByItself_AndKeepsItNowhere(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (codes, code) = (Store(database), Code.New());
        var made = Make(await database.AddSubjectAsync());
        Assert.True(await codes.TryAddAsync(made, code, CancellationToken.None));

        Assert.Equal(made, await codes.FindAsync(code, CancellationToken.None));
        Assert.Equal(made, await codes.FindAsync(made.Id, CancellationToken.None));
        Assert.Equal([made], await codes.OfSubjectAsync(made.Subject, 10, null, CancellationToken.None));
        Assert.Null(await codes.FindAsync(Code.New(), CancellationToken.None));
        Assert.Null(await new ShareCodeStore(database.Contexts, new(new byte[32])).FindAsync(code, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task OfPartnersAtOnce_OneRedeems_AndTheRestWriteNothing(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (codes, code) = (Store(database), Code.New());
        var made = Make(await database.AddSubjectAsync());
        Assert.True(await codes.TryAddAsync(made, code, CancellationToken.None));
        var partners = new List<PartnerAgreement>();
        for (var partner = 0; partner < 6; partner++)
            partners.Add(await database.AddPartnerAsync());

        var redeemed = await Task.WhenAll(partners.Select(partner => Task.Run(() => RedeemAsync(codes, made, partner))));

        Assert.Single(redeemed, true);
        await using var context = await database.Contexts.CreateDbContextAsync();
        var consent = await context.ConsentGrants.SingleAsync();
        var kept = await codes.FindAsync(code, CancellationToken.None);
        Assert.Equal((partners[Array.IndexOf(redeemed, true)].Id, (ConsentId?)consent.Id), (consent.PartnerId, kept!.Consent));
        Assert.Equal(consent.Id, (await context.ConsentReceipts.SingleAsync()).ConsentId);
        Assert.Equal(consent.Id.Value, (await context.Notices.SingleAsync()).About);
        Assert.False(await codes.TryWithdrawAsync(made with { WithdrawnAt = Noon }, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task CountsEveryTry_OfNodesThatTryAtOnce_AndGivesBackTheRightOne(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var partner = await database.AddPartnerAsync();
        var codes = Store(database);
        var counts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Store(database).CountTryAsync(partner.Id, Noon, CancellationToken.None))));
        Assert.Equal(Enumerable.Range(1, 12), counts.Order());

        var made = Make(await database.AddSubjectAsync());
        Assert.True(await codes.TryAddAsync(made, Code.New(), CancellationToken.None));
        Assert.True(await RedeemAsync(codes, made, partner));
        Assert.Equal(12, await codes.CountTryAsync(partner.Id, Noon, CancellationToken.None));
        Assert.Equal(1, await codes.CountTryAsync(partner.Id, Noon.AddHours(1), CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task AddsTenLiveCodesAndNoMore_HoweverManyAtOnce(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var subject = await database.AddSubjectAsync();
        var codes = Store(database);
        var added = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => codes.TryAddAsync(Make(subject), Code.New(), CancellationToken.None))));
        Assert.Equal(ShareCode.MostLive, added.Count(wasAdded => wasAdded));
    }

    private static ShareCodeStore Store(TestDatabase database) => new(database.Contexts, new(Convert.FromBase64String(SecretsOptions.SandboxKey)));

    private static ShareCode Make(SubjectId subject) => ShareCode.Make(subject, Purpose.RentalDeposit, null, null, Noon).Value!;

    private static Task<bool> RedeemAsync(ShareCodeStore codes, ShareCode made, PartnerAgreement partner)
    {
        var (redeemed, consent) = made.Redeem(partner, Noon).Value;
        return codes.TryRedeemAsync(
            redeemed, consent with { Receipt = new(consent.Id, "key", "receipt", Noon) }, [Notice.To(partner.Id, NoticeKind.ConsentGranted, consent.Id.Value, Noon)], Noon,
            CancellationToken.None);
    }
}
