using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>What came of looking through a furnishing file.</summary>
public abstract record FurnishingOpening;

/// <summary>The file can be read row by row.</summary>
public sealed record FurnishingOpened(FurnishingFile File) : FurnishingOpening;

/// <summary>The file is refused whole for all of these.</summary>
public sealed record FurnishingRefused(IReadOnlyList<FurnishingFileMistake> Mistakes) : FurnishingOpening;
