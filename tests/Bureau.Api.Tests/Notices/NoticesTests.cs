using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bureau.Api.Tests.Disputes;

namespace Bureau.Api.Tests.Notices;

/// <summary>Who must be told is told: in the inbox, by a webhook that is really received, by a letter that is really delivered.</summary>
public sealed class NoticesTests : IAsyncLifetime, IDisposable
{
    private const string Inbox = "query($first: Int! = 20, $after: String, $unread: Boolean! = false) { me { notices(first: $first, after: $after, unread: $unread) { edges { node { id kind about readAt details { name value } } } pageInfo { hasNextPage endCursor } } } }";

    private readonly SetClock clock = new();
    private readonly ReceivedPosts posts = new();
    private readonly ReceivedLetters letters = new();
    private RunningBureau bureau = null!;
    private string prime = null!;

    public async Task InitializeAsync()
    {
        bureau = await RunningBureau.StartAsync(
            clock, "--Bureau:Delivery:PollMilliseconds=100", "--Bureau:Delivery:SmtpHost=127.0.0.1", $"--Bureau:Delivery:SmtpPort={letters.Port}", "--Bureau:Delivery:SmtpTls=false",
            "--Bureau:Delivery:SmtpFrom=notices@bureau.example");
        prime = bureau.TokenOfPerson(1);
    }

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    public void Dispose()
    {
        posts.Dispose();
        letters.Dispose();
    }

    [Fact]
    public async Task ASubject_IsToldByASignedWebhook_ThatIsTriedUntilItIsReceived()
    {
        var added = await bureau.AskAsync(prime, "mutation($url: String!) { addAlertWebhook(url: $url) { secret endpoint { id channel inquiries } } }", new { url = posts.Url });
        var secret = Convert.FromBase64String(added.Text("data.addAlertWebhook.secret")["whsec_".Length..]);
        posts.Answer = HttpStatusCode.ServiceUnavailable;
        await FreezeAsync();
        var first = await posts.NextAsync(clock);

        posts.Answer = HttpStatusCode.NoContent;
        var second = await posts.NextAsync(clock);

        Assert.Equal(first.Id, second.Id);
        foreach (var post in (ReceivedPost[])[first, second])
        {
            var signed = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{post.Id}.{post.Timestamp}.{post.Body}"));
            Assert.Equal($"v1,{Convert.ToBase64String(signed)}", post.Signature);
            Assert.Equal("FILE_FROZEN", JsonNode.Parse(post.Body)!.Text("type"));
        }

        var inbox = await bureau.AskAsync(prime, Inbox);
        Assert.Equal(first.Id, inbox.Text("data.me.notices.edges.0.node.id"));

        // Received once, it comes no more.
        clock.Move(TimeSpan.FromHours(9));
        await FreezeAsync(thaw: true);
        Assert.NotEqual(first.Id, (await posts.NextAsync(clock)).Id);
    }

    [Fact]
    public async Task ALetter_SaysThatThereIsSomethingToRead_AndNothingElse()
    {
        var added = await bureau.AskAsync(prime, "mutation { addAlertEmail(email: \"prime@home.example\") { channel target } }");
        Assert.Equal("EMAIL", added.Text("data.addAlertEmail.channel"));
        await FreezeAsync();
        var letter = await letters.NextAsync(clock);

        Assert.Contains("prime@home.example", letter, StringComparison.Ordinal);
        Assert.Contains("to be read in your portal", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("FROZEN", letter, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sandbox", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASubject_IsToldOfEachInquiry_WhenTheyWantToBe()
    {
        await bureau.AskAsync(prime, "mutation($url: String!) { addAlertWebhook(url: $url, inquiries: true) { secret } }", new { url = posts.Url });
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        Assert.Null((await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent })).Code());
        clock.Move(TimeSpan.FromMinutes(1));

        for (var post = await posts.NextAsync(clock); ; post = await posts.NextAsync(clock))
        {
            var told = JsonNode.Parse(post.Body)!;
            if (told.Text("type") != "INQUIRY_MADE")
                continue;
            Assert.Equal("DISCLOSED", told.Text("data.details.outcome"));
            Assert.Equal("RentalDeposit", told.Text("data.details.purpose"));
            return;
        }
    }

    [Fact]
    public async Task NoticesAreRead_ByWhomTheyAreFor_AndByNobodyElse()
    {
        await FreezeAsync();
        await FreezeAsync(thaw: true);
        var page = await bureau.AskAsync(prime, Inbox, new { first = 1 });
        Assert.Equal("true", page.Text("data.me.notices.pageInfo.hasNextPage"));
        var rest = await bureau.AskAsync(prime, Inbox, new { first = 20, after = page.Text("data.me.notices.pageInfo.endCursor") });
        var newest = page.Text("data.me.notices.edges.0.node.id");
        Assert.DoesNotContain(rest.At("data.me.notices.edges")!.AsArray(), edge => edge!.Text("node.id") == newest);

        var mark = "mutation($notices: [ID!]!) { markNoticesRead(notices: $notices) { count } }";
        Assert.Equal("0", (await bureau.AskAsync(bureau.TokenOfPerson(2), mark, new { notices = new[] { newest } })).Text("data.markNoticesRead.count"));
        Assert.Null((await bureau.AskAsync(prime, Inbox, new { first = 1 })).At("data.me.notices.edges.0.node.readAt"));
        Assert.Equal("1", (await bureau.AskAsync(prime, mark, new { notices = new[] { newest } })).Text("data.markNoticesRead.count"));
        var unread = await bureau.AskAsync(prime, Inbox, new { first = 20, unread = true });
        Assert.DoesNotContain(unread.At("data.me.notices.edges")!.AsArray(), edge => edge!.Text("node.id") == newest);
        Assert.Equal("NOTICES_OUT_OF_RANGE", (await bureau.AskAsync(prime, mark, new { notices = Array.Empty<string>() })).Code());
    }

    [Theory]
    [InlineData("ftp://hooks.example/x")]
    [InlineData("https://user:secret@hooks.example/x")]
    [InlineData("https://hooks.example/x#part")]
    [InlineData("/hooks")]
    public async Task AnAddressThatIsNone_IsRefused(string url) => Assert.Equal(
        "WEBHOOK_ADDRESS_REFUSED",
        (await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), "mutation($url: String!) { registerWebhook(url: $url) { secret } }", new { url })).Code());

    [Fact]
    public async Task APlaceThatWasTakenAway_IsToldNothing_AndSomebodyElsesIsNoPlace()
    {
        var rental = await bureau.TokenAsync("demo-rental");
        var register = "mutation($url: String!) { registerWebhook(url: $url) { endpoint { id } } }";
        var remove = "mutation($webhook: ID!) { removeWebhook(webhook: $webhook) { id } }";
        var webhook = (await bureau.AskAsync(rental, register, new { url = posts.Url })).Text("data.registerWebhook.endpoint.id");

        Assert.Equal("ENDPOINT_NOT_FOUND", (await bureau.AskAsync(await bureau.TokenAsync("demo-dating"), remove, new { webhook })).Code());
        Assert.Equal(webhook, (await bureau.AskAsync(rental, remove, new { webhook })).Text("data.removeWebhook.id"));
        Assert.Equal("ENDPOINT_NOT_FOUND", (await bureau.AskAsync(rental, remove, new { webhook })).Code());
        for (var place = 0; place < 5; place++)
            Assert.Null((await bureau.AskAsync(rental, register, new { url = posts.Url })).Code());
        Assert.Equal("ENDPOINTS_TOO_MANY", (await bureau.AskAsync(rental, register, new { url = posts.Url })).Code());
        Assert.Equal(5, (await bureau.AskAsync(rental, "{ webhooks { id } }")).At("data.webhooks")!.AsArray().Count);
    }

    [Fact]
    public async Task APartner_IsToldOfACorrectedValue_ByItsWebhook_Once()
    {
        var lender = await bureau.TokenAsync("demo-lender");
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 2);
        Assert.Null((await bureau.AskAsync(lender, Asking.Summary, new { consent })).Code());
        var added = await bureau.AskAsync(lender, "mutation($url: String!) { registerWebhook(url: $url) { secret } }", new { url = posts.Url });
        var secret = Convert.FromBase64String(added.Text("data.registerWebhook.secret")["whsec_".Length..]);
        clock.Move(TimeSpan.FromMinutes(1));
        var dispute = (await bureau.OpenAsync(bureau.TokenOfPerson(2), (await bureau.AccountAsync(2)).Id)).Text("data.openDispute.id");
        Assert.Equal("DELETED", (await bureau.AnswerAsync(dispute, "DELETED")).Text("data.answerDispute.status"));

        // What happened before the place was given may be told there too.
        var post = await NextAsync("VALUE_CORRECTED", "CONSENT_REQUESTED", "CONSENT_GRANTED");
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{post.Id}.{post.Timestamp}.{post.Body}")))}", post.Signature);

        // What comes next is something else: the same is not told twice.
        await bureau.AskAsync(bureau.TokenOfPerson(2), "mutation($id: ID!) { revokeConsent(consent: $id) { status } }", new { id = consent });
        await NextAsync("CONSENT_REVOKED", "CONSENT_GRANTED");

        async Task<ReceivedPost> NextAsync(string type, params string[] before)
        {
            while (true)
            {
                var next = await posts.NextAsync(clock);
                var told = JsonNode.Parse(next.Body)!.Text("type");
                if (told == type)
                    return next;
                Assert.Contains(told, before);
            }
        }
    }

    [Fact]
    public async Task AReplayedWebhook_IsKnownByItsId_AndASignatureOfAnotherTimeIsWrong()
    {
        var added = await bureau.AskAsync(prime, "mutation($url: String!) { addAlertWebhook(url: $url) { secret } }", new { url = posts.Url });
        var secret = Convert.FromBase64String(added.Text("data.addAlertWebhook.secret")["whsec_".Length..]);
        posts.Answer = HttpStatusCode.InternalServerError;
        await FreezeAsync();
        var (first, second) = (await posts.NextAsync(clock), await posts.NextAsync(clock));

        // The same id and body in each attempt, and another time: who keeps ids takes it once, and who compares times refuses an old attempt that somebody sends again.
        Assert.Equal((first.Id, first.Body), (second.Id, second.Body));
        Assert.NotEqual(first.Timestamp, second.Timestamp);
        string SignedAt(string timestamp) => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{first.Id}.{timestamp}.{first.Body}")))}";
        Assert.Equal((SignedAt(first.Timestamp), SignedAt(second.Timestamp)), (first.Signature, second.Signature));
        Assert.NotEqual(SignedAt(second.Timestamp), first.Signature);
    }

    private async Task FreezeAsync(bool thaw = false) =>
        Assert.Null((await bureau.AskAsync(prime, thaw ? "mutation { thawFile { frozen } }" : "mutation { freezeFile { frozen } }")).Code());

    private sealed record ReceivedPost(string Id, string Timestamp, string Signature, string Body);

    /// <summary>A partner's server.</summary>
    private sealed class ReceivedPosts : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly BlockingCollection<ReceivedPost> received = [];

        public ReceivedPosts()
        {
            Url = $"http://127.0.0.1:{FreePort()}/hook/";
            listener.Prefixes.Add(Url);
            listener.Start();
            _ = Task.Run(ReceiveAsync);
        }

        public string Url { get; }

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.NoContent;

        public Task<ReceivedPost> NextAsync(SetClock clock) => AwaitAsync(received, clock);

        public void Dispose() => listener.Close();

        private async Task ReceiveAsync()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var reader = new StreamReader(context.Request.InputStream);
                var header = context.Request.Headers;

                // Before the test knows of it, and changes what the next attempt is answered.
                context.Response.StatusCode = (int)Answer;
                received.Add(new(header["webhook-id"]!, header["webhook-timestamp"]!, header["webhook-signature"]!, await reader.ReadToEndAsync()));
                context.Response.Close();
            }
        }
    }

    /// <summary>A mail server that takes every letter (RFC 5321).</summary>
    private sealed class ReceivedLetters : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly BlockingCollection<string> received = [];

        public ReceivedLetters()
        {
            listener.Start();
            _ = Task.Run(ReceiveAsync);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Task<string> NextAsync(SetClock clock) => AwaitAsync(received, clock);

        public void Dispose() => listener.Stop();

        private async Task ReceiveAsync()
        {
            while (true)
            {
                TcpClient client;
                try
                {
                    client = await listener.AcceptTcpClientAsync();
                }
                catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
                {
                    return;
                }

                using var connection = client;
                using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);
                await using var writer = new StreamWriter(connection.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 mail.example");
                while (await reader.ReadLineAsync() is { } line && line != "QUIT")
                {
                    if (line != "DATA")
                    {
                        await writer.WriteLineAsync("250 mail.example");
                        continue;
                    }

                    await writer.WriteLineAsync("354 go on");
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } text && text != ".")
                        letter.AppendLine(text);
                    received.Add(letter.ToString());
                    await writer.WriteLineAsync("250 taken");
                }

                await writer.WriteLineAsync("221 bye");
            }
        }
    }

    /// <summary>What comes next. Time goes on meanwhile, as it does for everybody: an attempt that a busy machine lets fail is made again.</summary>
    private static Task<T> AwaitAsync<T>(BlockingCollection<T> received, SetClock clock) => Task.Run(() =>
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (received.TryTake(out var next, TimeSpan.FromSeconds(1)))
                return next;
            clock.Move(TimeSpan.FromMinutes(1));
        }

        throw new TimeoutException("Nothing came.");
    });

    private static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }
}
