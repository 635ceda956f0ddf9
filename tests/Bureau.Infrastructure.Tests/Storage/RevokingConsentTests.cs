using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A revocation that has returned is never followed by a disclosure, on any node, whatever its caches hold.</summary>
[Collection(Databases.Collection)]
public sealed class RevokingConsentTests(Databases databases)
{
    private const int Clients = 64;
    private const int AtLeast = 1000;

    [Theory, EveryStore]
    public async Task IsNeverFollowedByADisclosure_WhileManyClientsAskOnTwoNodes(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        await using var here = Node(database);
        await using var there = Node(database);
        var partner = (await database.AddPartnerAsync()).Id;
        var subject = await database.AddSubjectAsync();
        var grant = await database.AddGrantAsync(partner, subject, new FrequencyBound(int.MaxValue, null));
        var other = await database.AddGrantAsync(partner, await database.AddSubjectAsync(), new FrequencyBound(int.MaxValue, null));
        var (answered, refused, stop, revoked) = (0, 0, false, false);

        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var inquiries = (client % 2 == 0 ? here : there).GetRequiredService<MakeInquiry>();
            var asker = new Asker(partner, Tier.Rental);
            while (!Volatile.Read(ref stop))
            {
                // One in four asks under another consent, so that batches are mixed and go on after the revocation.
                var consent = client % 4 == 3 ? other.Id : grant.Id;
                var startsAfter = Volatile.Read(ref revoked);
                var outcome = await inquiries.ExecuteAsync(
                    new AskDepositWaiver(DepositCategory.Car), consent, asker, [new SelectedField("DepositWaiver.decision", Sections.Answer)], CancellationToken.None);
                if (consent == other.Id)
                {
                    Assert.Null(outcome.Refusal);
                }
                else if (outcome.Succeeded(out _, out var refusal))
                {
                    Assert.False(startsAfter, "An inquiry that began after the revocation was answered.");
                    Interlocked.Increment(ref answered);
                }
                else
                {
                    Assert.IsType<ConsentRevoked>(refusal);
                    Interlocked.Increment(ref refused);
                }
            }
        })).ToList();

        await UntilAsync(() => Volatile.Read(ref answered) >= AtLeast, clients);
        var answer = await there.GetRequiredService<AnswerConsent>().RevokeAsync(grant.Id, subject, CancellationToken.None);
        Volatile.Write(ref revoked, true);
        var last = (await database.InquiriesAsync())[^1].Sequence;
        Assert.Null(answer.Refusal);
        await UntilAsync(() => Volatile.Read(ref refused) >= AtLeast, clients);
        Volatile.Write(ref stop, true);
        await Task.WhenAll(clients);

        var rows = (await database.InquiriesAsync()).Where(row => row.ConsentId == grant.Id).ToList();
        Assert.DoesNotContain(rows, row => row.Sequence > last && row.Denial is null);
        Assert.Equal(answered, rows.Count(row => row.Denial is null));
        Assert.Equal(refused, rows.Count(row => row.Denial == "CONSENT_REVOKED"));
        Assert.Equal(answered + refused, rows.Count);
        Assert.Single(await database.UsesAsync(grant.Id));
    }

    /// <summary>A node of the bureau with caches of its own.</summary>
    private static ServiceProvider Node(TestDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bureau:Storage:Provider"] = database.Provider.ToString(),
            ["ConnectionStrings:Bureau"] = database.ConnectionString,
            ["Bureau:Secrets:Key"] = SecretsOptions.SandboxKey,
        }).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddBureau(configuration, new HostingEnvironment { EnvironmentName = Environments.Development })
            .BuildServiceProvider();
    }

    /// <summary>Waits, at most two minutes, and fails at once when a client does.</summary>
    private static async Task UntilAsync(Func<bool> holds, IReadOnlyCollection<Task> clients)
    {
        for (var i = 0; i < 12_000 && !holds(); i++)
        {
            if (clients.FirstOrDefault(client => client.IsFaulted) is { } failed)
                await failed;
            await Task.Delay(10);
        }

        Assert.True(holds(), "The clients got nowhere.");
    }
}
