namespace Bureau.Domain.CreditFiles;

/// <summary>The file was closed for good.</summary>
public sealed record FileClosed() : Refusal("FILE_CLOSED", "The file is closed: nothing of it is disclosed any more.");

/// <summary>It is frozen, and for nobody thawed.</summary>
public sealed record FileAlreadyFrozen() : Refusal("FILE_ALREADY_FROZEN", "The file is frozen already, for everybody.");

/// <summary>There is no freeze to end.</summary>
public sealed record FileNotFrozen() : Refusal("FILE_NOT_FROZEN", "The file is not frozen, so there is nothing to thaw.");

/// <summary>A partner without an end, or an end without a partner.</summary>
public sealed record ThawIncomplete() : Refusal("THAW_INCOMPLETE", "Give partner and until together, to thaw the file for one partner and a time, or neither, to end the freeze.");

/// <summary>The end is not ahead, or too far ahead.</summary>
public sealed record ThawTimeOutOfRange() : Refusal("THAW_TIME_OUT_OF_RANGE", "A thaw for one partner ends in the future and within 366 days.");

/// <summary>Nobody who reads files has that id.</summary>
public sealed record PartnerNotFound() : Refusal("PARTNER_NOT_FOUND", "There is no such partner that could read your file; partners lists them.");
