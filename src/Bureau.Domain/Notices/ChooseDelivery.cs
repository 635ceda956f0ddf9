using System.Net.Mail;
using System.Security.Cryptography;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Notices;

/// <summary>Partners and subjects say where they want to be told.</summary>
public sealed class ChooseDelivery
{
    private const int SecretBytes = 32;

    private readonly INoticeStore notices;
    private readonly bool plainHttpAllowed;
    private readonly TimeProvider clock;

    internal ChooseDelivery(INoticeStore notices, bool plainHttpAllowed, TimeProvider clock) =>
        (this.notices, this.plainHttpAllowed, this.clock) = (notices, plainHttpAllowed, clock);

    /// <summary>Where a subject is told.</summary>
    public Task<IReadOnlyList<DeliveryEndpoint>> OfSubjectAsync(SubjectId subject, CancellationToken cancellation) =>
        notices.EndpointsAsync(Recipient.Of(subject), cancellation);

    /// <summary>Where a partner is told.</summary>
    public Task<IReadOnlyList<DeliveryEndpoint>> OfPartnerAsync(PartnerId partner, CancellationToken cancellation) =>
        notices.EndpointsAsync(Recipient.Of(partner), cancellation);

    /// <summary>A partner's webhook: every notice to the partner is posted there.</summary>
    public Task<Outcome<RegisteredWebhook>> AddWebhookAsync(PartnerId partner, string url, CancellationToken cancellation) =>
        AddWebhookAsync(Recipient.Of(partner), url, tellsInquiries: false, cancellation);

    /// <summary>A subject's webhook.</summary>
    public Task<Outcome<RegisteredWebhook>> AddWebhookAsync(SubjectId subject, string url, bool tellsInquiries, CancellationToken cancellation) =>
        AddWebhookAsync(Recipient.Of(subject), url, tellsInquiries, cancellation);

    /// <summary>A subject's e-mail address. The letter says that there is something to read, and nothing of the file.</summary>
    public async Task<Outcome<DeliveryEndpoint>> AddEmailAsync(SubjectId subject, string address, bool tellsInquiries, CancellationToken cancellation)
    {
        // An address of RFC 5321 has at most 254 characters; a display name or a comment is no part of it.
        if (address.Length > 254 || address.Any(char.IsControl) || !MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
            return new EmailAddressMalformed();
        var endpoint = new DeliveryEndpoint(DeliveryEndpointId.New(), DeliveryChannel.Email, address, tellsInquiries, clock.GetUtcNow());
        return await AddAsync(Recipient.Of(subject), endpoint, cancellation) is { } refusal ? refusal : endpoint;
    }

    /// <summary>A subject is told there no more.</summary>
    public Task<Outcome<RemovedEndpoint>> RemoveAsync(SubjectId subject, DeliveryEndpointId endpoint, CancellationToken cancellation) =>
        RemoveAsync(Recipient.Of(subject), endpoint, cancellation);

    /// <summary>A partner is told there no more.</summary>
    public Task<Outcome<RemovedEndpoint>> RemoveAsync(PartnerId partner, DeliveryEndpointId endpoint, CancellationToken cancellation) =>
        RemoveAsync(Recipient.Of(partner), endpoint, cancellation);

    private async Task<Outcome<RegisteredWebhook>> AddWebhookAsync(Recipient recipient, string url, bool tellsInquiries, CancellationToken cancellation)
    {
        if (url.Length > DeliveryEndpoint.LongestAddress || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (plainHttpAllowed && uri.Scheme == Uri.UriSchemeHttp)))
            return new WebhookAddressRefused();
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var endpoint = new DeliveryEndpoint(DeliveryEndpointId.New(), DeliveryChannel.Webhook, uri.AbsoluteUri, tellsInquiries, clock.GetUtcNow()) { Secret = secret };
        return await AddAsync(recipient, endpoint, cancellation) is { } refusal ? refusal : new RegisteredWebhook(endpoint, $"whsec_{Convert.ToBase64String(secret)}");
    }

    private async Task<Refusal?> AddAsync(Recipient recipient, DeliveryEndpoint endpoint, CancellationToken cancellation) =>
        await notices.TryAddEndpointAsync(recipient, endpoint, cancellation) ? null : new EndpointsTooMany();

    private async Task<Outcome<RemovedEndpoint>> RemoveAsync(Recipient recipient, DeliveryEndpointId endpoint, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await notices.RemoveEndpointAsync(recipient, endpoint, now, cancellation) ? new RemovedEndpoint(endpoint, now) : new EndpointNotFound();
    }
}

/// <summary>A webhook with its secret, which is shown this once.</summary>
/// <param name="Endpoint">The webhook.</param>
/// <param name="Secret">As Standard Webhooks write it: <c>whsec_</c> and base64.</param>
public sealed record RegisteredWebhook(DeliveryEndpoint Endpoint, string Secret);

/// <summary>A place where nothing is sent any more.</summary>
/// <param name="Id">The place.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record RemovedEndpoint(DeliveryEndpointId Id, DateTimeOffset At);
