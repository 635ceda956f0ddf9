using System.Text.Json.Nodes;
using Bureau.Domain.Companies;
using Bureau.Domain.Corrections;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Bureau.Api.Tests.Listings.ListingPeople;

namespace Bureau.Api.Tests.Listings;

/// <summary>The life of a listing, and the abuses that lists are known for, over HTTP; on SQLite and PostgreSQL by the classes below.</summary>
public abstract class ListingTests : IAsyncLifetime
{
    private const int Prime = 1;
    private const int Relative = 2;

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await StartAsync(clock);

    public virtual async Task DisposeAsync() => await bureau.DisposeAsync();

    private protected abstract Task<RunningBureau> StartAsync(SetClock clock);

    [Fact]
    public async Task ASubject_SeesAListing_FromItsProposalOn_AndIsToldOfEveryStep_BeforeAnybodyElse()
    {
        var lender = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        var proposed = (await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)))).At("data.proposeListing")!;
        var id = proposed.Text("id");
        Assert.Equal("PROPOSED", proposed.Text("status"));
        Assert.Equal(["PROPOSED"], await bureau.ToldAsync(Prime));
        var mine = Assert.Single(await bureau.ListingsOfPersonAsync(Prime));
        Assert.Equal("Demo Authority (sandbox)", mine.Text("authority"));
        foreach (var (field, said) in proposed.AsObject())
            Assert.Equal(said?.ToJsonString(), mine[field]?.ToJsonString());
        Assert.False(await BlackAsync(lender));

        var notified = (await bureau.NoticeAsync(id)).At("data.recordNotice")!;
        Assert.Equal(("NOTIFIED", "2030-03-30"), (notified.Text("status"), notified.Text("notice.objectionUntil")));
        clock.Move(TimeSpan.FromDays(15));
        Assert.Equal("OBJECTION_WINDOW_OPEN", (await bureau.ActivateAsync(id)).Code());
        Assert.False(await BlackAsync(lender));

        clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("2030-03-31", (await bureau.ActivateAsync(id)).Text("data.activateListing.effectiveFrom"));
        Assert.Equal(["PROPOSED", "NOTIFIED", "ACTIVE"], await bureau.ToldAsync(Prime));
        clock.Move(TimeSpan.FromDays(1));
        Assert.True(await BlackAsync(lender));
        Assert.Equal("ACTIVE", Assert.Single(await bureau.ListingsOfPersonAsync(Prime)).Text("status"));
    }

    [Fact]
    public async Task ASubjectsRepairedListing_IsShownToNobodyAtOnce_AndItsReadersAreTold()
    {
        var lender = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        var id = await ActiveAsync(Black(SandboxIdentity.Of(Prime)));
        Assert.True(await BlackAsync(lender));

        clock.Move(TimeSpan.FromHours(1));
        Assert.Equal("REPAIRED", (await bureau.EndAsync("repairListing", id)).Text("data.repairListing.status"));

        // The answer would stand for another 23 hours.
        Assert.False(await BlackAsync(lender));
        await bureau.Services.GetRequiredService<RecallReaders>().ExecuteAsync(new SubjectId(SandboxIds.Subject(Prime)), CancellationToken.None);
        var recalls = await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), "{ correctionRecalls { edges { node { fields dispute } } } }");
        Assert.All(recalls.At("data.correctionRecalls.edges")!.AsArray(), edge => Assert.Equal("""{"fields":["CreditSummary.listStatus"],"dispute":null}""", edge!["node"]!.ToJsonString()));
        Assert.NotEmpty(recalls.At("data.correctionRecalls.edges")!.AsArray());
        Assert.False(await BlackAsync(lender));
        Assert.Equal("LISTING_ENDED", (await bureau.EndAsync("withdrawListing", id)).Code());
        Assert.Equal("LISTING_ENDED", (await bureau.ActivateAsync(id)).Code());
        var mine = Assert.Single(await bureau.ListingsOfPersonAsync(Prime));
        Assert.Equal(("REPAIRED", "The judgment was carried out."), (mine.Text("status"), mine.Text("endedBecause")));
        Assert.Equal("REPAIRED", (await bureau.ToldAsync(Prime))[^1]);
    }

    [Fact]
    public async Task ASubject_MayAppeal_AndTheListingHasNoEffect_UntilAnotherPersonHasDecided()
    {
        var lender = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        var id = await ActiveAsync(Black(SandboxIdentity.Of(Prime)));
        Assert.True(await BlackAsync(lender));

        Assert.Equal("LISTING_NOT_FOUND", (await bureau.AppealAsync(Relative, id)).Code());
        var appealed = await bureau.AppealAsync(Prime, id);
        Assert.Equal(("ACTIVE", "true"), (appealed.Text("data.appealListing.status"), appealed.Text("data.appealListing.suspended")));
        Assert.False(await BlackAsync(lender));
        Assert.Equal("LISTING_APPEALED", (await bureau.AppealAsync(Prime, id)).Code());
        var notices = await bureau.AskAsync(await bureau.TokenAsync("demo-authority"), "{ notices { edges { node { kind about } } } }");
        Assert.Contains(notices.At("data.notices.edges")!.AsArray(), edge => edge!.Text("node.kind") == "LISTING_APPEALED" && edge!.Text("node.about") == id);
        Assert.Equal("It was paid in January.", Assert.Single(await ListedAsync()).Text("appeal.words"));

        Assert.Equal("APPEAL_DECIDED_BY_AUTHOR", (await bureau.DecideAppealAsync(id, "DISMISSED", " clerk one ")).Code());
        Assert.Equal("DISMISSED", (await bureau.DecideAppealAsync(id, "DISMISSED")).Text("data.decideAppeal.appeal.outcome"));
        clock.Move(TimeSpan.FromDays(2));
        Assert.True(await BlackAsync(lender));
        Assert.Equal("APPEAL_NOT_OPEN", (await bureau.DecideAppealAsync(id, "GRANTED")).Code());
        Assert.Equal("LISTING_APPEALED", (await bureau.AppealAsync(Prime, id)).Code());

        var other = (await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)).With("caseNumber", "(2030) 99").With("from", "2030-04-02"))).Text("data.proposeListing.id");
        await bureau.AppealAsync(Prime, other);
        Assert.Equal("WITHDRAWN", (await bureau.DecideAppealAsync(other, "GRANTED")).Text("data.decideAppeal.status"));
        Assert.Equal(["PROPOSED", "NOTIFIED", "ACTIVE", "APPEALED", "APPEAL_DISMISSED", "PROPOSED", "APPEALED", "APPEAL_GRANTED"], await bureau.ToldAsync(Prime));
    }

    [Fact]
    public async Task AListing_Expires_AndThePersonIsTold_Once()
    {
        var lender = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        await ActiveAsync(Black(SandboxIdentity.Of(Prime)).With("class", "ORDINARY").With("until", "2030-07-01"));
        clock.Move(TimeSpan.FromDays(100));
        Assert.False(await BlackAsync(lender));
        Assert.Equal("EXPIRED", Assert.Single(await bureau.ListingsOfPersonAsync(Prime)).Text("status"));
        Assert.Equal("EXPIRED", Assert.Single(await ListedAsync()).Text("status"));
        var expire = bureau.Services.GetRequiredService<ExpireListings>();
        Assert.Equal(1, await expire.ExecuteAsync(CancellationToken.None));
        Assert.Equal(0, await expire.ExecuteAsync(CancellationToken.None));
        Assert.Equal("EXPIRED", (await bureau.ToldAsync(Prime))[^1]);
    }

    [Fact]
    public async Task TheSameCase_IsRefused_AndTwoAuthoritiesEntries_StandSideBySide()
    {
        await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)));
        Assert.Equal("LISTING_OVERLAPS", (await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)))).Code());
        var (authority, proposed) = await AnotherAuthoritysAsync();
        Assert.Equal(2, (await bureau.ListingsOfPersonAsync(Prime)).Count);

        // Neither sees or moves the other's.
        var advance = bureau.Services.GetRequiredService<AdvanceListing>();
        var mine = new ListingId(Guid.Parse(Assert.Single(await ListedAsync()).Text("id")));
        Assert.IsType<ListingNotFound>((await advance.WithdrawAsync(mine, "Mine now.", authority, CancellationToken.None)).Refusal);
        Assert.Equal("LISTING_NOT_FOUND", (await bureau.EndAsync("repairListing", proposed.ToString())).Code());
        var its = await bureau.Services.GetRequiredService<ReadListings>().OfAuthorityAsync(authority.Partner, 10, null, CancellationToken.None);
        Assert.Equal(proposed, Assert.Single(its).Listing.Id);
    }

    [Fact]
    public async Task ProposalsOfTheSameCase_AtOnce_AreStoredOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)))));
        Assert.Single(answers, answer => answer.Code() is null);
        Assert.All(answers.Where(answer => answer.Code() is not null), answer => Assert.Equal("LISTING_OVERLAPS", answer.Code()));
        Assert.Single(await bureau.ListingsOfPersonAsync(Prime));
    }

    [Fact]
    public async Task AnAuthoritysListings_ArePaged_NewestFirst()
    {
        for (var number = 0; number < 5; number++)
        {
            clock.Move(TimeSpan.FromMinutes(number % 2));
            Assert.Null((await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)).With("caseNumber", $"Case {number}"))).Code());
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await bureau.MineOfAuthorityAsync(2, after)).At("data.myListings")!;
            seen.AddRange(page["edges"]!.AsArray().Select(edge => edge!.Text("node.caseNumber")));
            after = page.At("pageInfo.hasNextPage")!.GetValue<bool>() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);
        Assert.Equal(["Case 0", "Case 1", "Case 2", "Case 3", "Case 4"], seen.Order());
        Assert.True(seen.IndexOf("Case 4") < seen.IndexOf("Case 2") && seen.IndexOf("Case 2") < seen.IndexOf("Case 0"));
    }

    [Fact]
    public async Task ActivationWithoutProofOfNotice_IsRefused()
    {
        var id = (await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)))).Text("data.proposeListing.id");
        clock.Move(TimeSpan.FromDays(60));
        Assert.Equal("LISTING_NOT_NOTIFIED", (await bureau.ActivateAsync(id)).Code());
        Assert.Equal("NOTICE_PROOF_MALFORMED", (await bureau.NoticeAsync(id, "2030-05-01", "")).Code());

        // A notice of long ago gives the listed one no shorter time.
        Assert.Equal("2030-05-29", (await bureau.NoticeAsync(id, "2030-03-15")).Text("data.recordNotice.notice.objectionUntil"));
        Assert.Equal("OBJECTION_WINDOW_OPEN", (await bureau.ActivateAsync(id)).Code());
        Assert.False(await BlackAsync(await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime)));
    }

    [Fact]
    public async Task DisplayOfAnIdentityNumber_IsRefused_AndNoListingShowsOne()
    {
        var person = SandboxIdentity.Of(Prime);
        Assert.Equal("LISTING_NAMES_NUMBER", (await bureau.ProposeAsync(Black(person).With("reason", $"{person.Number} has not paid."))).Code());
        var id = await ActiveAsync(Black(person));
        Assert.Equal("LISTING_NAMES_NUMBER", (await bureau.EndAsync("repairListing", id, $"{person.Number} has paid.")).Code());
        var shown = (await bureau.MineOfAuthorityAsync()).ToJsonString() + string.Concat((await bureau.ListingsOfPersonAsync(Prime)).Select(listing => listing.ToJsonString()));
        Assert.DoesNotContain(person.Number, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("****", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEntryWithoutAuthorityOrLegalBasis_IsRefused()
    {
        Assert.Equal("LISTING_WITHOUT_LEGAL_BASIS", (await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)).With("legalBasis", " "))).Code());
        Assert.Equal("LISTING_OUTSIDE_ACCREDITATION", (await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)).With("domain", "TRAFFIC"))).Code());
        var asFurnisher = await bureau.AskAsync(
            await bureau.TokenAsync("demo-furnisher"), "mutation($input: ProposeListingInput!) { proposeListing(input: $input) { id } }", new { input = Black(SandboxIdentity.Of(Prime)) });
        Assert.Equal("FORBIDDEN_FIELD", asFurnisher.Code());
        Assert.Empty(await bureau.ListingsOfPersonAsync(Prime));
    }

    [Fact]
    public async Task APurposeOutsideTheRecordsDomain_IsToldNothing()
    {
        await ActiveAsync(Black(SandboxIdentity.Of(Prime)));
        var waiver = (await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", Prime) })).ToJsonString();
        var badge = (await bureau.AskAsync(await bureau.TokenAsync("demo-dating"), Asking.Badge, new { consent = SandboxCallers.ConsentOfPerson(Prime, 2) })).ToJsonString();
        Assert.Contains("\"YES\"", waiver, StringComparison.Ordinal);
        Assert.Contains("\"band\":\"", badge, StringComparison.Ordinal);
        Assert.DoesNotContain("JUDICIAL", waiver + badge, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("black", waiver + badge, StringComparison.OrdinalIgnoreCase);

        // An honour of civic life is none of a lender's.
        var id = (await bureau.ProposeAsync(Red(SandboxIdentity.Of(Relative), "HONOURS"))).Text("data.proposeListing.id");
        await bureau.AcceptAsync(Relative, id);
        await bureau.NoticeAsync(id, "2030-03-31");
        clock.Move(TimeSpan.FromDays(17));
        Assert.Equal("ACTIVE", (await bureau.ActivateAsync(id)).Text("data.activateListing.status"));
        clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("false", (await ReadAsync(await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Relative))).Text("red"));
    }

    [Fact]
    public async Task AnythingOnARelative_IsRefused_AndNoOthersFileChanges()
    {
        var before = await bureau.ListingsOfPersonAsync(Relative);
        var answer = await bureau.ProposeAsync(Black(SandboxIdentity.Of(Prime)).With("relatives", new[] { SandboxIdentity.Of(Relative).Input }));
        Assert.NotNull(answer["errors"]);
        Assert.Empty(await bureau.ListingsOfPersonAsync(Prime));
        await ActiveAsync(Black(SandboxIdentity.Of(Prime)));
        Assert.Equal(before.Count, (await bureau.ListingsOfPersonAsync(Relative)).Count);
        Assert.False(await BlackAsync(await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Relative)));

        // Somebody else's name under a number finds nobody.
        var mixed = SandboxIdentity.Of(Prime) with { Name = SandboxIdentity.Of(Relative).Name };
        Assert.Equal("LISTED_ONE_NOT_FOUND", (await bureau.ProposeAsync(Black(mixed).With("caseNumber", "Another"))).Code());
    }

    [Fact]
    public async Task AListOfAMinor_IsRefused()
    {
        var minor = new SandboxIdentity("Sandbox Child", "999999201503149042", "2015-03-14");
        Assert.Equal("MINOR_SUBJECT", (await bureau.ProposeAsync(Black(minor))).Code());
        Assert.Equal("MINOR_SUBJECT", (await bureau.ProposeAsync(Red(minor))).Code());
    }

    [Fact]
    public async Task ARedListWithoutCriteriaOrExpiry_OrThatNobodyAskedFor_IsRefused()
    {
        var person = SandboxIdentity.Of(Prime);
        Assert.Equal("LISTING_FIELDS_OF_COLOUR", (await bureau.ProposeAsync(Red(person).With("criteria", null))).Code());
        Assert.Equal("LISTING_TOO_LONG", (await bureau.ProposeAsync(Red(person).With("until", "2040-01-01"))).Code());
        var id = (await bureau.ProposeAsync(Red(person))).Text("data.proposeListing.id");
        await bureau.NoticeAsync(id);
        clock.Move(TimeSpan.FromDays(17));
        Assert.Equal("LISTING_NOT_ACCEPTED", (await bureau.ActivateAsync(id)).Code());
        Assert.Equal("LISTING_NOT_FOUND", (await bureau.AcceptAsync(Relative, id)).Code());
        Assert.NotNull((await bureau.AcceptAsync(Prime, id)).At("data.acceptListing.acceptedAt"));
        Assert.Equal("ACTIVE", (await bureau.ActivateAsync(id)).Text("data.activateListing.status"));
        clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("true", (await ReadAsync(await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime))).Text("red"));
    }

    [Fact]
    public async Task ACompanysListing_NeverEntersAPersonsFile_NorCanARowBeAboutBoth()
    {
        var row = new ListingRow
        {
            Id = Guid.CreateVersion7(),
            CompanyId = CompanyId.New(),
            SourceKey = "1",
            Colour = ListColour.Black,
            Domain = RecordDomain.Judicial,
            Class = ListingClass.Serious,
            Authority = "A made-up bank",
            LegalBasis = "Made-up Rules",
            Reason = "Fraud.",
            EffectiveFrom = new(2029, 1, 1),
            EffectiveUntil = Listing.NoEnd,
            Status = ListingStatus.Active,
            Version = 1,
        };
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        context.Listings.Add(row);
        await context.SaveChangesAsync();

        for (var person = 1; person <= 8; person++)
            Assert.DoesNotContain(await bureau.ListingsOfPersonAsync(person), mine => mine.Text("reason") == "Fraud.");
        Assert.False(await BlackAsync(await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime)));

        var subject = SandboxIds.Subject(Prime);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlAsync($"UPDATE listings SET subject_id = {subject} WHERE id = {row.Id}"));
        Assert.Null((await context.Listings.AsNoTracking().SingleAsync(stored => stored.Id == row.Id)).SubjectId);
    }

    private async Task<string> ActiveAsync(Dictionary<string, object?> input)
    {
        var id = (await bureau.ProposeAsync(input)).Text("data.proposeListing.id");
        Assert.Null((await bureau.NoticeAsync(id)).Code());
        clock.Move(TimeSpan.FromDays(16));
        Assert.Equal("ACTIVE", (await bureau.ActivateAsync(id)).Text("data.activateListing.status"));

        // The day of a report is that of UTC, which begins later than the day in China.
        clock.Move(TimeSpan.FromDays(1));
        return id;
    }

    private async Task<bool> BlackAsync(string consent) => (await ReadAsync(consent)).Text("black") == "true";

    private async Task<JsonNode> ReadAsync(string consent)
    {
        var answer = await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Asking.Summary, new { consent });
        return answer.At("data.creditSummary.listStatus") ?? throw new Xunit.Sdk.XunitException(answer.ToJsonString());
    }

    private async Task<IReadOnlyList<JsonNode>> ListedAsync() =>
        [.. (await bureau.MineOfAuthorityAsync(100)).At("data.myListings.edges")!.AsArray().Select(edge => edge!["node"]!)];

    // A second authority, whose entry of the same case has its own days.
    private async Task<(Asker Authority, Guid Listing)> AnotherAuthoritysAsync()
    {
        var partner = PartnerId.New();
        await using (var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync())
        {
            context.Partners.Add(new PartnerRow { Id = partner, Name = "Another court", Tier = Tier.Authority, Suspended = false, Version = 1, Accredited = nameof(RecordDomain.Judicial) });
            await context.SaveChangesAsync();
        }

        var (asker, person) = (new Asker(partner, Tier.Authority), SandboxIdentity.Of(Prime));
        var identity = Identity.Of(IdentityNumber.Read(IdentityNumberType.CnResidentId, person.Number).Value!, person.Name, DateOnly.Parse(person.BirthDate)).Value!;
        var proposed = new ProposedListing(
            ListColour.Black, RecordDomain.Judicial, "Made-up Act", "The same judgment.", "(2030) 17", new(2030, 3, 10), new(2031, 9, 9), "Clerk Nine")
        { Class = ListingClass.Serious, RepairRoute = "Pay." };
        return (asker, (await bureau.Services.GetRequiredService<ProposeListing>().OfPersonAsync(identity, proposed, asker, CancellationToken.None)).Value!.Listing.Id);
    }
}

/// <summary>On SQLite.</summary>
public sealed class ListingsOnSqlite : ListingTests
{
    private protected override Task<RunningBureau> StartAsync(SetClock clock) => RunningBureau.StartAsync(clock);
}
