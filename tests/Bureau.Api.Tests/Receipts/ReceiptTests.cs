using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Bureau.Infrastructure.Tests.Storage;

namespace Bureau.Api.Tests.Receipts;

/// <summary>What the two sides of a consent have in hand: a receipt that anybody can verify and nobody can change.</summary>
public sealed class ReceiptTests
{
    private const string Bureau = "https://bureau.example";
    private const string ReceiptOfConsent = "query($id: ID!) { consent(id: $id) { status receipt } }";

    private static readonly NodeProgram Verifier = new("tests/Bureau.Api.Tests/Receipts/Verifying");

    private readonly SetClock clock = new();

    [Fact]
    public async Task BothSides_HoldAReceiptThatAnyJoseLibraryVerifies_OnSqlite()
    {
        await using var bureau = await StartAsync();
        await HoldAndVerifyAsync(bureau);
    }

    [Fact]
    public async Task BothSides_HoldAReceiptThatAnyJoseLibraryVerifies_OnPostgreSql()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await using var bureau = await StartAsync("--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}");
        await HoldAndVerifyAsync(bureau);
    }

    [Fact]
    public async Task Receipt_StaysAsItWas_WhateverBecomesOfTheConsent_AndAfterItsKeyWasRetired()
    {
        await using var bureau = await StartAsync("--Bureau:Receipts:KeyLifetime=30.00:00:00");
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        var prime = bureau.TokenOfPerson(1);
        var first = (await ReadAsync(bureau, prime, consent)).Text("data.consent.receipt");

        clock.Move(TimeSpan.FromDays(31));
        Assert.Null((await bureau.StepAsync(prime, "revokeConsent", consent)).Code());
        var later = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 1);
        var second = (await ReadAsync(bureau, prime, later)).Text("data.consent.receipt");

        var read = await ReadAsync(bureau, prime, consent);
        Assert.Equal("REVOKED", read.Text("data.consent.status"));
        Assert.Equal(first, read.Text("data.consent.receipt"));
        Assert.Equal(2, JsonNode.Parse(await bureau.Client.GetStringAsync("/receipts/keys"))!["keys"]!.AsArray().Count);
        var verified = await VerifyAsync(bureau, first, second);
        Assert.NotEqual(verified[0].Text("header.kid"), verified[1].Text("header.kid"));
        Assert.Equal([consent, later], verified.Select(receipt => receipt.Text("payload.record_id")));
    }

    [Fact]
    public async Task ChangedReceipt_DoesNotVerify()
    {
        await using var bureau = await StartAsync();
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var parts = (await ReadAsync(bureau, bureau.TokenOfPerson(1), consent)).Text("data.consent.receipt").Split('.');
        var payload = Convert.FromBase64String(parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '='));
        var changed = System.Text.Encoding.UTF8.GetString(payload).Replace("\"ANSWER\"", "\"SCORE\"", StringComparison.Ordinal);
        var forged = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(changed)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        var verified = await VerifyAsync(bureau, string.Join('.', parts), $"{parts[0]}.{forged}.{parts[2]}");
        Assert.Equal(consent, verified[0].Text("payload.record_id"));
        Assert.Equal("ERR_JWS_SIGNATURE_VERIFICATION_FAILED", verified[1].Text("error"));
    }

    [Fact]
    public async Task SomebodyElse_IsAnsweredAsIfThereWereNone()
    {
        await using var bureau = await StartAsync();
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var waiting = (await bureau.RequestConsentAsync(await bureau.TokenAsync("demo-lender"), "LOAN_UNDERWRITING", SandboxIdentity.Of(1))).Text("data.requestConsent.id");
        Assert.Null((await ReadAsync(bureau, bureau.TokenOfPerson(1), waiting)).At("data.consent.receipt"));

        var none = await DownloadAsync(bureau, bureau.TokenOfPerson(1), Guid.CreateVersion7().ToString());
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        Assert.Equal("RECEIPT_NOT_FOUND", JsonNode.Parse(none.Body)!.Code());
        Assert.Equal(none, await DownloadAsync(bureau, bureau.TokenOfPerson(3), consent));
        Assert.Equal(none, await DownloadAsync(bureau, await bureau.TokenAsync("demo-lender"), consent));
        Assert.Equal(none, await DownloadAsync(bureau, await bureau.TokenAsync("demo-operator"), consent));
        Assert.Equal(none, await DownloadAsync(bureau, bureau.TokenOfPerson(1), waiting));
        Assert.Equal(none, await DownloadAsync(bureau, bureau.TokenOfPerson(1), "no-id"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await DownloadAsync(bureau, null, consent)).Status);
    }

    private async Task HoldAndVerifyAsync(RunningBureau bureau)
    {
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var (prime, rental) = (bureau.TokenOfPerson(1), await bureau.TokenAsync("demo-rental"));

        var receipt = (await ReadAsync(bureau, prime, consent)).Text("data.consent.receipt");
        Assert.Equal(receipt, (await ReadAsync(bureau, rental, consent)).Text("data.consent.receipt"));
        Assert.Equal((HttpStatusCode.OK, receipt), await DownloadAsync(bureau, prime, consent));
        Assert.Equal((HttpStatusCode.OK, receipt), await DownloadAsync(bureau, rental, consent));

        var verified = Assert.Single(await VerifyAsync(bureau, receipt));
        var purpose = verified.At("payload.pii_processing.purposes.0")!;
        Assert.Equal("ISO/IEC TS 27560:2023", verified.Text("payload.schema_version"));
        Assert.Equal(consent, verified.Text("payload.record_id"));
        Assert.Equal("RENTAL_DEPOSIT", purpose.Text("purpose"));
        Assert.Equal("CONSENT", purpose.Text("lawful_basis"));
        Assert.Equal("ANSWER", purpose.Text("pii_information.0.pii_type"));
        Assert.Equal("1", purpose.Text("processing_frequency.uses"));
        Assert.Equal("Demo Rental (sandbox)", verified.Text("payload.party_identification.0.party_name"));
        Assert.Equal(purpose.Text("pii_controllers.0"), verified.Text("payload.party_identification.0.party_id"));
        Assert.Equal("GIVEN", verified.Text("payload.event.event_state"));
        Assert.Equal("2030-03-15T12:00:00Z", verified.Text("payload.event.event_time"));
        Assert.Equal("P7D", verified.Text("payload.event.validity_duration"));
        Assert.Equal(clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), verified.Text("payload.iat"));

        // Nothing by which the receipts of two partners could be joined, or the person found.
        var person = SandboxIdentity.Of(1);
        foreach (var secret in (string[])[person.Name, person.Number, Infrastructure.Sandbox.SandboxIds.Subject(1).ToString()])
            Assert.DoesNotContain(secret, verified.ToJsonString(), StringComparison.Ordinal);
    }

    private Task<RunningBureau> StartAsync(params string[] settings) => RunningBureau.StartAsync(clock, [$"--Bureau:Receipts:Address={Bureau}", .. settings]);

    private static Task<JsonNode> ReadAsync(RunningBureau bureau, string token, string consent) => bureau.AskAsync(token, ReceiptOfConsent, new { id = consent });

    private static async Task<(HttpStatusCode Status, string Body)> DownloadAsync(RunningBureau bureau, string? token, string consent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/receipts/{consent}");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await bureau.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<JsonNode>> VerifyAsync(RunningBureau bureau, params string[] receipts)
    {
        await Verifier.InstallAsync();
        var keys = new Uri(bureau.Client.BaseAddress!, "/receipts/keys").ToString();
        return [.. JsonNode.Parse(await Verifier.RunAsync("verify.mjs", [keys, Bureau], string.Join('\n', receipts)))!.AsArray().Select(node => node!)];
    }
}
