using System.Net;
using Bureau.Domain.Notices;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Delivery;

namespace Bureau.Infrastructure.Tests.Delivery;

/// <summary>To which addresses nothing is posted, and how long a delivery is tried.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("2002:0a00:0001::")]
    [InlineData("64:ff9b::10.0.0.1")]
    public void NotPublic(string address) => Assert.False(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void Public(string address) => Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:9/hook")]
    [InlineData("http://localhost:9/hook")]
    [InlineData("http://[::1]:9/hook")]
    public async Task NothingIsPostedToAPrivateAddress_HoweverItIsNamed(string url)
    {
        using var post = new PostWebhook(privateAddressesAllowed: false, TimeProvider.System);
        var outcome = await post.SendAsync(Notice.To(new SubjectId(Guid.NewGuid()), NoticeKind.FileFrozen, Guid.NewGuid(), DateTimeOffset.UtcNow), url, new byte[32], CancellationToken.None);
        Assert.False(outcome.Received);
        Assert.Equal("The host has no public address", outcome.Failure);
    }

    [Fact]
    public void ADelivery_IsTriedEverLessOften_AndForThreeDays()
    {
        var made = DateTimeOffset.UnixEpoch;
        var attempts = new List<DateTimeOffset> { made };
        while (DeliverNotices.NextAttempt(attempts.Count, made, attempts[^1]) is { } next)
            attempts.Add(next);
        Assert.InRange(attempts[^1] - made, TimeSpan.FromDays(2.5), TimeSpan.FromDays(3));
        var waits = attempts.Zip(attempts.Skip(1), (one, next) => next - one).ToList();
        Assert.Equal(waits.Order(), waits);
    }
}
