using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Furnishing;

/// <summary>What a furnisher has furnished.</summary>
internal interface IFurnishedStore
{
    /// <summary>The furnisher's batches, newest first: at most <paramref name="first"/> that were received before <paramref name="before"/>.</summary>
    Task<FurnishingBatch[]> BatchesAsync(PartnerId furnisher, int first, DateTimeOffset? before, CancellationToken cancellation);

    /// <summary>The furnisher's account of that number, present or former, and whose file it is in; null when the furnisher has none.</summary>
    Task<(SubjectId Subject, TradelineId Tradeline)?> FindAccountAsync(PartnerId furnisher, string accountNumber, CancellationToken cancellation);
}
