using System.Collections.Frozen;

namespace Bureau.Domain.TrustedDocuments;

/// <summary>A document that a partner registered, to run it by its hash.</summary>
/// <param name="Hash">Of its text.</param>
/// <param name="Name">The partner's own name for it, 1 to <see cref="LongestName"/> characters.</param>
/// <param name="TrustedAt">When it was registered, UTC.</param>
public sealed record TrustedDocument(DocumentHash Hash, string Name, DateTimeOffset TrustedAt)
{
    /// <summary>The most that one partner may have.</summary>
    public const int MostOfAPartner = 200;

    /// <summary>Characters of a name.</summary>
    public const int LongestName = 100;
}

/// <summary>What a partner trusts, without the texts.</summary>
/// <param name="IsRequired">Whether it runs nothing else.</param>
/// <param name="Documents">By hash.</param>
public sealed record TrustList(bool IsRequired, FrozenDictionary<DocumentHash, TrustedDocument> Documents)
{
    /// <summary>Nothing is registered, and everything may run.</summary>
    public static readonly TrustList Empty = new(false, FrozenDictionary<DocumentHash, TrustedDocument>.Empty);
}
