using System.Security.Cryptography;
using Bureau.Domain.Consents;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bureau.Infrastructure.Storage;

/// <summary>Makes everything that names a duplicate name the kept subject. The caller has locked both files and raised their versions.</summary>
internal static class MergingSubjects
{
    private const string Reference = nameof(InquiryRow.SubjectId);

    /// <summary>
    /// The tables whose rows go over: those that name a subject and are not kept under them. A head of a file, its thaws and its monthly scores are the file's own, and stay; what is written once
    /// and never changed goes on naming the duplicate, and is found through them (<see cref="InquiriesOfPeople"/>).
    /// </summary>
    public static IEnumerable<IEntityType> Moved(IModel model) => model.GetEntityTypes().Where(
        entity => entity.ClrType != typeof(InquiryRow) && entity.ClrType != typeof(ConsentChangeRow)
            && entity.FindProperty(Reference) is { } reference && entity.FindPrimaryKey() is { } key && !key.Properties.Contains(reference));

    /// <summary>Moves the rows in the context's transaction. False when the duplicate was merged, or has a consent that came, since they were read.</summary>
    public static async Task<bool> MergeAsync(BureauDbContext context, SubjectId duplicate, SubjectId kept, DateTimeOffset at, CancellationToken cancellation)
    {
        var before = await context.Subjects.AsNoTracking().SingleAsync(row => row.Id == duplicate, cancellation);

        // The number goes on finding somebody, as one that the kept subject had before; it finds the duplicate no more.
        var chance = RandomNumberGenerator.GetBytes(before.NumberHash.Length);
        if (await context.Subjects.Where(row => row.Id == duplicate && row.MergedInto == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.MergedInto, kept).SetProperty(row => row.NumberHash, chance), cancellation) == 0)
            return false;
        await context.Subjects.Where(row => row.MergedInto == duplicate).ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedInto, kept), cancellation);
        if (await context.ConsentGrants.AnyAsync(
            consent => consent.SubjectId == duplicate && consent.ExpiresAt > at
                && (consent.Status == ConsentStatus.Requested || consent.Status == ConsentStatus.Granted || consent.Status == ConsentStatus.Paused), cancellation))
            return false;

        var names = context.GetService<ISqlGenerationHelper>();
        foreach (var entity in Moved(context.Model))
        {
            var table = names.DelimitIdentifier(entity.GetTableName() ?? throw new InvalidOperationException("A row without a table."), entity.GetSchema());
            var column = names.DelimitIdentifier(entity.FindProperty(Reference)!.GetColumnName());
            var move = string.Concat("UPDATE ", table, " SET ", column, " = {0} WHERE ", column, " = {1}");
            await context.Database.ExecuteSqlRawAsync(move, [kept.Value, duplicate.Value], cancellation);
        }

        context.FormerIdentityNumbers.Add(FormerIdentityNumberRow.Of(before, kept, at));
        return true;
    }
}
