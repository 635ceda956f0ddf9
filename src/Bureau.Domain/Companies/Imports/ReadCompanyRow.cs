using System.Collections.Immutable;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Listings;
using Bureau.Domain.Mappings;

namespace Bureau.Domain.Companies.Imports;

/// <summary>Reads what a row of a mapped table says of a company.</summary>
internal static class ReadCompanyRow
{
    private const int LongestOffice = 1000;
    private const int LongestRole = 100;
    private const int MostOfficers = 50;

    /// <summary>What it says; null when a mistake is noted in the row.</summary>
    public static CompanyFacts? Facts(MappedRow row)
    {
        var names = new List<CompanyName>();
        Add(MappedField.Name, CompanyNameKind.Legal, row.RequiredText(MappedField.Name, int.MaxValue));
        Add(MappedField.FormerName, CompanyNameKind.Former, row.Text(MappedField.FormerName, int.MaxValue));
        Add(MappedField.TradingName, CompanyNameKind.Trading, row.Text(MappedField.TradingName, int.MaxValue));
        var jurisdiction = Read(row, MappedField.Jurisdiction, row.RequiredText(MappedField.Jurisdiction, int.MaxValue), JurisdictionCode.Read, MappedReasons.JurisdictionUnknown);
        var uscc = Read(row, MappedField.Uscc, row.Text(MappedField.Uscc, int.MaxValue), Uscc.Accept, MappedReasons.UsccInvalid);
        var lei = Read(row, MappedField.Lei, row.Text(MappedField.Lei, int.MaxValue), Lei.Read, MappedReasons.LeiInvalid);
        var registration = Registration(row);
        var entity = row.Word<EntityStatus>(MappedField.EntityStatus) ?? EntityStatus.Unknown;
        var registered = row.Word<RegistrationStatus>(MappedField.RegistrationStatus) ?? RegistrationStatus.Unknown;
        var isPublic = row.Flag(MappedField.PublicBody);
        var officers = Officers(row);
        var office = row.Text(MappedField.RegisteredOffice, LongestOffice);
        if (row.Mistakes.Count > 0 || jurisdiction is not { } place)
            return null;
        return new CompanyFacts([.. names], place)
        {
            Uscc = uscc,
            Lei = lei,
            Registration = registration,
            EntityStatus = entity,
            RegistrationStatus = registered,
            IsPublicBody = isPublic,
            RegisteredOffice = office,
            Officers = officers,
        };

        void Add(MappedField field, CompanyNameKind kind, string? text)
        {
            if (text is not { Length: > 0 })
                return;
            if (CompanyName.Read(text, kind).Succeeded(out var name, out _))
                names.Add(name);
            else
                row.Refuse(field, MappedReasons.CompanyNameMalformed);
        }
    }

    private static T? Read<T>(MappedRow row, MappedField field, string? text, Func<string, Outcome<T>> read, RejectionReason reason)
        where T : struct
    {
        if (text is not { Length: > 0 })
            return null;
        if (read(text).Succeeded(out var value, out _))
            return value;
        row.Refuse(field, reason);
        return null;
    }

    // "Chen Wei (Chair); Wu Min": a role is what stands in the last brackets.
    private static ImmutableArray<Officer> Officers(MappedRow row)
    {
        if (row.Text(MappedField.Officers, int.MaxValue) is not { } text)
            return [];
        var officers = new List<Officer>();
        foreach (var written in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var bracket = written.EndsWith(')') ? written.LastIndexOf('(') : -1;
            var (named, role) = bracket > 0 ? (written[..bracket], written[(bracket + 1)..^1].Trim()) : (written, "");
            if (!PersonName.Read(named).Succeeded(out var name, out _) || role.Length > LongestRole || ListingText.HoldsIdentityNumber(written) || officers.Count == MostOfficers)
            {
                row.Refuse(MappedField.Officers, MappedReasons.OfficersMalformed);
                return [];
            }

            officers.Add(new(name, role, From: null, Until: null));
        }

        return [.. officers];
    }

    private static CompanyRegistration? Registration(MappedRow row)
    {
        var (authority, number) = (row.Text(MappedField.RegistrationAuthority, CompanyRegistration.Longest), row.Text(MappedField.RegistrationNumber, CompanyRegistration.Longest));
        if (number is null)
            return null;
        if (authority is not null && CompanyRegistration.Read(authority, number).Succeeded(out var registration, out _))
            return registration;
        row.Refuse(authority is null ? MappedField.RegistrationAuthority : MappedField.RegistrationNumber, authority is null ? RejectionReasons.Required : RejectionReasons.TextLength);
        return null;
    }
}
