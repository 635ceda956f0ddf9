namespace Bureau.Domain.IdentityChanges;

/// <summary>What is changed of who somebody is.</summary>
public enum IdentityChangeKind
{
    /// <summary>The person has died: the file is closed.</summary>
    Death = 1,

    /// <summary>Two people of the bureau are one: everything of the duplicate is the kept one's.</summary>
    Merge = 2,

    /// <summary>The person has another number; the one before goes on finding them.</summary>
    NewNumber = 3,
}
