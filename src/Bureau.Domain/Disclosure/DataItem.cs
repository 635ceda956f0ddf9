namespace Bureau.Domain.Disclosure;

/// <summary>One thing that the bureau takes in or makes about somebody, why it may, and how long it stays. Without a legal basis and a retention there is no item.</summary>
public sealed record DataItem
{
    /// <summary>An item; throws <see cref="ArgumentException"/> when its basis or its retention is empty.</summary>
    internal DataItem(string name, RecordDomain? domain, SubjectKind subject, string meaning, string legalBasis, string retention)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(meaning);
        ArgumentException.ThrowIfNullOrWhiteSpace(legalBasis);
        ArgumentException.ThrowIfNullOrWhiteSpace(retention);
        (Name, Domain, Subject, Meaning, LegalBasis, Retention) = (name, domain, subject, meaning, legalBasis, retention);
    }

    /// <summary>What it is called where it is taken in.</summary>
    public string Name { get; }

    /// <summary>The record domain that it belongs to; null of what tells people apart or is the bureau's own record.</summary>
    public RecordDomain? Domain { get; }

    /// <summary>Whom it is about.</summary>
    public SubjectKind Subject { get; }

    /// <summary>What it says.</summary>
    public string Meaning { get; }

    /// <summary>The law by which it may be processed, with its article.</summary>
    public string LegalBasis { get; }

    /// <summary>How long it stays.</summary>
    public string Retention { get; }
}
