namespace Bureau.Domain.Notices;

/// <summary>How a notice is sent.</summary>
public enum DeliveryChannel
{
    /// <summary>POST to a URL, signed.</summary>
    Webhook = 1,

    /// <summary>E-mail that says that there is something to read in the portal, and nothing of the file.</summary>
    Email = 2,
}
