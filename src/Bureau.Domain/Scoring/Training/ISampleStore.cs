using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Scoring.Training;

/// <summary>The files of people whose outcome is known, as they are stored: without what retention hides, since a sample is of its own day and not of today.</summary>
internal interface ISampleStore
{
    /// <summary>Whose accounts these are, by their numbers of today or before; a number that the furnisher does not have is left out.</summary>
    Task<IReadOnlyDictionary<string, SubjectId>> SubjectsAsync(PartnerId furnisher, IReadOnlyCollection<string> accounts, CancellationToken cancellation);

    /// <summary>All tradelines of these people, whoever furnishes them, of each in the order of their account numbers.</summary>
    Task<ILookup<SubjectId, Tradeline>> TradelinesAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation);

    /// <summary>The days of the applications for credit of these people, in any order.</summary>
    Task<ILookup<SubjectId, DateOnly>> CreditInquiriesAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation);
}
