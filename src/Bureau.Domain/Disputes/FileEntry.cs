using Bureau.Domain.Partners;

namespace Bureau.Domain.Disputes;

/// <summary>
/// An entry of a credit file as a dispute or a statement names it. An account is named by its furnisher and the furnisher's number, not by the bureau's own identity: one that is
/// deleted and furnished again is the same entry.
/// </summary>
internal abstract record FileEntry
{
    private FileEntry()
    {
    }

    /// <summary>An account.</summary>
    /// <param name="Furnisher">Who reports it.</param>
    /// <param name="Number">The furnisher's number, as it was when the entry was named.</param>
    internal sealed record Account(PartnerId Furnisher, string Number) : FileEntry;

    /// <summary>A listing.</summary>
    /// <param name="Id">Identity in the bureau.</param>
    internal sealed record Listed(Guid Id) : FileEntry;
}
