using System.Net.Sockets;
using Bureau.Domain.Notices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Bureau.Infrastructure.Delivery;

/// <summary>Sends a letter that says that there is something to read in the portal, and nothing of the file: a letter is a postcard.</summary>
internal sealed class SendLetter(DeliveryOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether there is a server that takes letters.</summary>
    public bool IsOffered => !string.IsNullOrEmpty(options.SmtpHost);

    /// <summary>Sends; how it went. The notice's id is the letter's, so that a letter that comes twice is known.</summary>
    public async Task<DeliveryOutcome> SendAsync(Notice notice, string address, CancellationToken cancellation)
    {
        if (options is not { SmtpHost: { } host, SmtpFrom: { } from })
            return DeliveryOutcome.Failed("No SMTP server is set");
        using var letter = new MimeMessage
        {
            Subject = "A notice of your credit bureau",
            Date = notice.At,
            MessageId = $"{notice.Id}@bureau.invalid",
            Body = new TextPart("plain")
            {
                Text = "Something about your credit file is to be read in your portal at the bureau, under notices.\n\n"
                    + "This letter says no more, since letters are read on their way. It has no link: open the portal as you always do.\n",
            },
        };
        letter.From.Add(MailboxAddress.Parse(from));
        letter.To.Add(MailboxAddress.Parse(address));
        try
        {
            using var server = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            await server.ConnectAsync(host, options.SmtpPort, Security(), cancellation);
            if (options is { SmtpUser: { Length: > 0 } user, SmtpPassword: { } password })
                await server.AuthenticateAsync(user, password, cancellation);
            await server.SendAsync(letter, cancellation);
            await server.DisconnectAsync(quit: true, cancellation);
            return DeliveryOutcome.Delivered;
        }
        catch (Exception failure) when (failure is SocketException or IOException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or TimeoutException)
        {
            return DeliveryOutcome.Failed($"SMTP: {failure.GetType().Name}");
        }
    }

    private SecureSocketOptions Security() =>
        !options.SmtpTls ? SecureSocketOptions.None : options.SmtpPort == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
}
