using Bureau.Domain.Subjects;

namespace Bureau.Domain.IdentityChanges;

/// <summary>A new number must be nobody else's, now or before; one's own former number may come back.</summary>
internal static class NumberRule
{
    public static async Task<Refusal?> JudgeAsync(IIdentityChangeStore changes, Subject person, IdentityNumber number, CancellationToken cancellation) =>
        await changes.OwnerAsync(number, cancellation) switch
        {
            null => null,
            { } owner when owner.Subject != person.Id => new IdentityNumberTaken(),
            { Now: true } => new IdentityNumberUnchanged(),
            _ => null,
        };
}
