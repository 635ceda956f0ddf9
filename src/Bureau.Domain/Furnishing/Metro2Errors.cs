namespace Bureau.Domain.Furnishing;

/// <summary>The packed format: binary descriptor words and packed decimals. One form of a file is enough, and this one cannot be read by eye.</summary>
public sealed record Metro2Packed() : FurnishingFileMistake(
    "METRO2_PACKED", null, "The file is Metro 2 in the packed format of 366 bytes. Send it in the character format of 426.");

/// <summary>The first record is no header.</summary>
public sealed record Metro2HeaderMissing() : FurnishingFileMistake(
    "METRO2_HEADER_MISSING", 1, "The first record is no header of a Metro 2 file. Send the file with its header first.");

/// <summary>A field of the header is not what it must be.</summary>
/// <param name="Field">The field, as Metro 2 names it.</param>
public sealed record Metro2HeaderMalformed(string Field) : FurnishingFileMistake(
    "METRO2_HEADER_MALFORMED", 1, $"The header's field {Field} does not hold what it must. Mend it and send the file again.");

/// <summary>A second header.</summary>
/// <param name="At">Number of the record, the header being 1.</param>
public sealed record Metro2HeaderRepeated(long At) : FurnishingFileMistake(
    "METRO2_HEADER_REPEATED", At, "The record is a second header: two files were joined. Send each by itself.");

/// <summary>The file ends without a trailer, so its end may be missing.</summary>
/// <param name="At">Number of the last record.</param>
public sealed record Metro2TrailerMissing(long At) : FurnishingFileMistake(
    "METRO2_TRAILER_MISSING", At, "The file ends with this record and has no trailer, so its end may be missing. Send the whole file.");

/// <summary>A total that is no number, or something after the last of them.</summary>
/// <param name="At">Number of the trailer.</param>
/// <param name="Total">What is counted, or the part of the trailer.</param>
public sealed record Metro2TrailerMalformed(long At, string Total) : FurnishingFileMistake(
    "METRO2_TRAILER_MALFORMED", At, $"The trailer's field {Total} does not hold what it must. Mend it and send the file again.");

/// <summary>Something comes after the trailer.</summary>
/// <param name="At">Number of the trailer.</param>
public sealed record Metro2AfterTrailer(long At) : FurnishingFileMistake(
    "METRO2_AFTER_TRAILER", At, "Something comes after this record, the trailer, which is the last of a file. Send the file without it, or each file by itself.");

/// <summary>The trailer counts something else than the file holds: records are missing, or were added or changed on the way.</summary>
/// <param name="At">Number of the trailer.</param>
/// <param name="Total">What is counted.</param>
/// <param name="Told">How many the trailer tells.</param>
/// <param name="Found">How many there are.</param>
public sealed record Metro2TotalsDiffer(long At, string Total, long Told, long Found) : FurnishingFileMistake(
    "METRO2_TOTALS_DIFFER", At, $"The trailer tells {Told} {Total} and the file has {Found}. Send the whole file, as it was made.");

/// <summary>A record is not as long as its first four digits say, or these are no length.</summary>
/// <param name="At">Number of the record.</param>
public sealed record Metro2RecordLength(long At) : FurnishingFileMistake(
    "METRO2_RECORD_LENGTH", At,
    "The record does not begin with its length in four digits, at least 0426, or is longer or shorter than they say. Nothing after it can be trusted.");

/// <summary>A block is not as long as its first four digits say, or these are no length.</summary>
/// <param name="At">Number of the record where this shows.</param>
public sealed record Metro2BlockLength(long At) : FurnishingFileMistake(
    "METRO2_BLOCK_LENGTH", At,
    "The block of this record does not begin with its length in four digits, or its records do not fill it. Nothing after it can be trusted.");

/// <summary>Line ends of more than one kind.</summary>
/// <param name="At">Number of the record before the one that differs.</param>
public sealed record Metro2LineEnds(long At) : FurnishingFileMistake(
    "METRO2_LINE_ENDS", At, "The record does not end as the first one does: with LF, with CR LF or without a line end. Send all of one kind.");

/// <summary>A byte that is no printable ASCII character: another encoding, or no text.</summary>
/// <param name="At">Number of the record.</param>
public sealed record Metro2NotAscii(long At) : FurnishingFileMistake(
    "METRO2_NOT_ASCII", At, "The record has a byte that is no printable ASCII character. Metro 2 is written in ASCII; names have no accents in it.");
