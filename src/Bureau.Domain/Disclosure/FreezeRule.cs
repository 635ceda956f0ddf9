namespace Bureau.Domain.Disclosure;

/// <summary>The subject has not frozen the file. A file whose freeze is unknown counts as frozen.</summary>
internal static class FreezeRule
{
    public static Refusal? Judge(DisclosureFacts facts) => facts.File switch
    {
        null => new FileUnavailable(),
        { Frozen: true } => new FileFrozen(),
        _ => null,
    };
}
