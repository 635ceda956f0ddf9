using Bureau.Domain.Consents;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.ShareCodes;

/// <summary>The share codes. Of a code itself a store MUST keep nothing but a hash that tells nothing without the bureau's secret.</summary>
internal interface IShareCodeStore
{
    /// <summary>Stores a new code. False, and nothing is written, when the subject has <see cref="ShareCode.MostLive"/> live ones.</summary>
    Task<bool> TryAddAsync(ShareCode made, Code code, CancellationToken cancellation);

    /// <summary>The share code of that code, or null.</summary>
    Task<ShareCode?> FindAsync(Code code, CancellationToken cancellation);

    /// <summary>The share code of that identity, or null.</summary>
    Task<ShareCode?> FindAsync(ShareCodeId id, CancellationToken cancellation);

    /// <summary>Those of the subject, newest first: at most <paramref name="first"/>, from <paramref name="after"/> on.</summary>
    Task<IReadOnlyList<ShareCode>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>Stores that a code was withdrawn. False, and nothing is written, when it was redeemed or withdrawn since it was read.</summary>
    Task<bool> TryWithdrawAsync(ShareCode withdrawn, CancellationToken cancellation);

    /// <summary>
    /// Stores that a code was redeemed, the consent that came of it with its receipt, and the notices, in one transaction; the try is given back in it. False, and
    /// nothing is written, when the code was redeemed or withdrawn since it was read: of two partners at once, one wins.
    /// </summary>
    Task<bool> TryRedeemAsync(ShareCode redeemed, ConsentGrant consent, IReadOnlyList<Notice> notices, DateTimeOffset hour, CancellationToken cancellation);

    /// <summary>
    /// Counts a try of the partner in that hour, before the code is looked at: MUST have committed when it returns, so that no refusal and no broken connection loses one.
    /// </summary>
    /// <returns>How many count in the hour, this one included.</returns>
    Task<int> CountTryAsync(PartnerId partner, DateTimeOffset hour, CancellationToken cancellation);
}
