using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Disclosure;

/// <summary>The file is open, and the subject has not frozen it or has thawed it for the partner who asks. A file whose freeze is unknown counts as frozen.</summary>
internal static class FreezeRule
{
    public static Refusal? Judge(DisclosureFacts facts) => facts.File switch
    {
        null => new FileUnavailable(),
        { ClosedAt: not null } => new FileClosed(),
        { Frozen: true } head when head.ThawedUntil(facts.Asked.Asker.Partner, facts.AsOf) is null => new FileFrozen(),
        _ => null,
    };
}
