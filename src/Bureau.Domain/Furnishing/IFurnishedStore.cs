using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Furnishing;

/// <summary>What a furnisher has furnished.</summary>
internal interface IFurnishedStore
{
    /// <summary>The furnisher's batches, newest first: at most <paramref name="first"/>, those that follow <paramref name="after"/> when it is given.</summary>
    Task<FurnishingBatch[]> BatchesAsync(PartnerId furnisher, int first, PlaceInTime? after, CancellationToken cancellation);

    /// <summary>The furnisher's account of that number, present or former, and whose file it is in; null when the furnisher has none.</summary>
    Task<(SubjectId Subject, TradelineId Tradeline)?> FindAccountAsync(PartnerId furnisher, string accountNumber, CancellationToken cancellation);
}
