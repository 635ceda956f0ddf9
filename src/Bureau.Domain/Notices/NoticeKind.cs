namespace Bureau.Domain.Notices;

/// <summary>What a notice tells.</summary>
public enum NoticeKind
{
    /// <summary>A partner asks the subject for a consent.</summary>
    ConsentRequested = 1,

    /// <summary>The subject granted; the partner is told.</summary>
    ConsentGranted = 2,

    /// <summary>The subject refused; the partner is told.</summary>
    ConsentRefused = 3,

    /// <summary>The subject paused a consent; the partner is told.</summary>
    ConsentPaused = 4,

    /// <summary>The subject resumed a consent; the partner is told.</summary>
    ConsentResumed = 5,

    /// <summary>The subject took a consent back; the partner is told.</summary>
    ConsentRevoked = 6,

    /// <summary>A consent has ended; both are told.</summary>
    ConsentExpired = 7,

    /// <summary>Every 90 days: the subject is reminded which consents are live.</summary>
    ConsentsLive = 8,

    /// <summary>Somebody asked about the subject.</summary>
    InquiryMade = 9,

    /// <summary>The subject objects to an entry; its furnisher is told.</summary>
    DisputeOpened = 10,

    /// <summary>A dispute was answered, or its time has passed; the subject is told.</summary>
    DisputeClosed = 11,

    /// <summary>An entry that was hidden is shown again; the subject is told (15 U.S.C. 1681i(a)(5)(B)(ii)).</summary>
    EntryReinserted = 12,

    /// <summary>A value that a partner read was wrong; the partner is told which.</summary>
    ValueCorrected = 13,

    /// <summary>A partner decided against the subject by an inquiry.</summary>
    AdverseAction = 14,

    /// <summary>The subject asks that somebody look at a decision; the partner is told.</summary>
    HumanReviewRequested = 15,

    /// <summary>Somebody has looked; the subject is told.</summary>
    HumanReviewDecided = 16,

    /// <summary>The file was frozen, thawed or thawed for one partner.</summary>
    FileFrozen = 17,

    /// <summary>The subject's number changed, two files were merged, or the file was closed after a death.</summary>
    IdentityChanged = 18,

    /// <summary>A partner's questions look like probing; the operators are told.</summary>
    ProbeSuspected = 19,

    /// <summary>Something in the file changed: an entry came, changed or went.</summary>
    FileChanged = 20,

    /// <summary>The agreement changed: a threshold was registered, or the partner was suspended or resumed; the partner is told.</summary>
    AgreementChanged = 21,

    /// <summary>A listing of the subject has taken a step: it was proposed, notified, activated, repaired, withdrawn or appealed against, or has expired.</summary>
    ListingChanged = 22,

    /// <summary>Whom a listing is about has appealed; its authority is told.</summary>
    ListingAppealed = 23,

    /// <summary>A listing of a company that the partner looked up within a year was repaired or withdrawn, or its list has it no more; the partner is told.</summary>
    CompanyDelisted = 24,
}
