using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring.Schemes;
using GraphQL;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>The grade of a company in one record domain, by the published scheme of that domain and from the company's own records alone.</summary>
[Name("IntegrityGrade"), Unprotected("Beneath Company alone, whose fields are protected.")]
public sealed class IntegrityGradeAnswer(IntegrityGrade grade)
{
    /// <summary>The record domain.</summary>
    public RecordDomain Domain => grade.Domain;

    /// <summary>Which scheme; <c>schemes</c> publishes it.</summary>
    public string Scheme => grade.Scheme.ToString();

    /// <summary>The day.</summary>
    public DateOnly AsOf => grade.AsOf;

    /// <summary>A to D; null: too little is on record.</summary>
    public Grade? Grade => grade.Grade;

    /// <summary>The points behind it; null: too little is on record.</summary>
    public int? Points => grade.Points;

    /// <summary>What every company starts with.</summary>
    public int Base => grade.Base;

    /// <summary>What moved the points most, at most four.</summary>
    [ListSize(AssumedSize = 4)]
    public IReadOnlyList<GradeReasonAnswer> Reasons => [.. grade.Reasons.Select(reason => new GradeReasonAnswer(reason))];
}

/// <summary>What one record added to the points of a grade, or took.</summary>
[Name("GradeReason"), Unprotected("Beneath Company alone, whose fields are protected.")]
public sealed class GradeReasonAnswer(GradeReason reason)
{
    /// <summary>Which record.</summary>
    public IntegrityRecordId Record => new(reason.Record);

    /// <summary>What it is to the scheme.</summary>
    public RecordCategory Category => reason.Category;

    /// <summary>The day of the fact.</summary>
    public DateOnly On => reason.On;

    /// <summary>What it moved, after decay and caps.</summary>
    public int Points => reason.Points;
}
