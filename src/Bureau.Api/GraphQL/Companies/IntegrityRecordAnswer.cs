using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using GraphQL;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>One fact on record of a company: what an inspection found, a penalty, a judgment, an honour.</summary>
[Name("IntegrityRecord"), Unprotected("Beneath Company, whose fields are protected, and given to the authority that keeps it.")]
public sealed class IntegrityRecordAnswer(IntegrityRecord record)
{
    /// <summary>Identity in the bureau.</summary>
    public IntegrityRecordId Id => new(record.Id);

    /// <summary>What kind of fact.</summary>
    public IntegrityKind Kind => record.Kind;

    /// <summary>Where it took place; only a scheme of that domain counts it.</summary>
    public RecordDomain Domain => record.Domain;

    /// <summary>The day of the fact.</summary>
    public DateOnly On => record.On;

    /// <summary>The last day of what lasts; null: it goes on, or was over on its day.</summary>
    public DateOnly? Until => record.Until;

    /// <summary>How grave; null of an inspection without a finding, of honours and licences.</summary>
    public Severity? Severity => record.Severity;

    /// <summary>The result of an inspection, 0 to 100, higher is better.</summary>
    public int? Result => record.Result;

    /// <summary>What was fined or is owed.</summary>
    public Money? Amount => record.Amount;

    /// <summary>Who keeps the record.</summary>
    public string Keeper => record.Keeper;

    /// <summary>What it says.</summary>
    public string Text => record.Text;

    /// <summary>The last day on which it is shown and counted.</summary>
    public DateOnly ReadableUntil => record.ReadableUntil;
}
