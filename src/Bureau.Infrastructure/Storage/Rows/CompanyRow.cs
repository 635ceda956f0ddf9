using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Bureau.Domain;
using Bureau.Domain.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>A company. Names and officers stand in it as JSON: they are read with it alone, and there is no table of officers to ask whom a person serves.</summary>
internal sealed class CompanyRow
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required string SourceKey { get; init; }

    /// <summary>A list has brought it, and no register has entered it yet.</summary>
    public required bool IsFromList { get; init; }

    public required string Jurisdiction { get; init; }

    public string? Uscc { get; init; }

    public bool UsccVerified { get; init; }

    public string? Lei { get; init; }

    public string? RegistrationAuthority { get; init; }

    public string? RegistrationNumber { get; init; }

    public required EntityStatus EntityStatus { get; init; }

    public required RegistrationStatus RegistrationStatus { get; init; }

    public required bool IsPublicBody { get; init; }

    public string? RegisteredOffice { get; init; }

    public required string Names { get; init; }

    public required string Officers { get; init; }

    public required long Version { get; set; }

    /// <summary>Of the transaction that changed it last, in the order in which those were committed.</summary>
    public required long Place { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public static CompanyRow Of(Company company, bool isFromList, long place) => new()
    {
        Id = company.Id.Value,
        Source = company.Source,
        SourceKey = company.SourceKey,
        IsFromList = isFromList,
        Jurisdiction = company.Facts.Jurisdiction.Value,
        Uscc = company.Facts.Uscc?.Value,
        UsccVerified = company.Facts.Uscc is { IsVerified: true },
        Lei = company.Facts.Lei?.Value,
        RegistrationAuthority = company.Facts.Registration?.Authority,
        RegistrationNumber = company.Facts.Registration?.Number,
        EntityStatus = company.Facts.EntityStatus,
        RegistrationStatus = company.Facts.RegistrationStatus,
        IsPublicBody = company.Facts.IsPublicBody,
        RegisteredOffice = company.Facts.RegisteredOffice,
        Names = JsonSerializer.Serialize(company.Facts.Names, Json),
        Officers = company.Facts.Officers.IsEmpty ? "[]" : JsonSerializer.Serialize(company.Facts.Officers, Json),
        Version = company.Version,
        Place = place,
        ChangedAt = company.ChangedAt,
        EndedAt = company.EndedAt,
    };

    /// <summary>Whether another row of the company's own source says nothing else, and neither has ended.</summary>
    public bool SaysTheSame(CompanyRow other) =>
        (IsFromList, Jurisdiction, Uscc, Lei, RegistrationAuthority, RegistrationNumber) == (other.IsFromList, other.Jurisdiction, other.Uscc, other.Lei, other.RegistrationAuthority, other.RegistrationNumber)
        && (EntityStatus, RegistrationStatus, IsPublicBody, RegisteredOffice, Names, Officers) == (other.EntityStatus, other.RegistrationStatus, other.IsPublicBody, other.RegisteredOffice, other.Names, other.Officers)
        && EndedAt is null && other.EndedAt is null;

    public Company ToCompany() => new(new(Id), Source, SourceKey, ToFacts(), Version, ChangedAt, EndedAt);

    /// <summary>The form of no names.</summary>
    public const string NoNames = "[]";

    /// <summary>Names of a row, as the index of names reads them.</summary>
    public static ImmutableArray<CompanyName> NamesOf(string names) => JsonSerializer.Deserialize<ImmutableArray<CompanyName>>(names, Json);

    private CompanyFacts ToFacts() => new(NamesOf(Names), Kept(JurisdictionCode.Read(Jurisdiction)))
    {
        Uscc = Uscc is { } uscc ? Kept(Domain.Companies.Uscc.Accept(uscc)) : null,
        Lei = Lei is { } lei ? Kept(Domain.Companies.Lei.Read(lei)) : null,
        Registration = RegistrationAuthority is { } authority && RegistrationNumber is { } number ? Kept(CompanyRegistration.Read(authority, number)) : null,
        EntityStatus = EntityStatus,
        RegistrationStatus = RegistrationStatus,
        IsPublicBody = IsPublicBody,
        RegisteredOffice = RegisteredOffice,
        Officers = Officers == "[]" ? [] : JsonSerializer.Deserialize<ImmutableArray<Officer>>(Officers, Json),
    };

    private static T Kept<T>(Outcome<T> read)
        where T : notnull => read.Succeeded(out var value, out var refusal) ? value : throw new InvalidDataException($"A stored company is unsound: {refusal.Code}.");

    internal sealed class Table : IEntityTypeConfiguration<CompanyRow>
    {
        public void Configure(EntityTypeBuilder<CompanyRow> builder)
        {
            builder.ToTable("companies");
            builder.Property(company => company.Id).ValueGeneratedNever();
            builder.Property(company => company.Source).HasMaxLength(100);
            builder.Property(company => company.SourceKey).HasMaxLength(200);
            builder.Property(company => company.Jurisdiction).HasMaxLength(6);
            builder.Property(company => company.Uscc).HasMaxLength(18).IsFixedLength();
            builder.Property(company => company.Lei).HasMaxLength(20).IsFixedLength();
            builder.Property(company => company.RegistrationAuthority).HasMaxLength(CompanyRegistration.Longest);
            builder.Property(company => company.RegistrationNumber).HasMaxLength(CompanyRegistration.Longest);
            builder.Property(company => company.RegisteredOffice).HasMaxLength(1000);
            builder.HasIndex(company => new { company.Source, company.SourceKey }).IsUnique();
            builder.HasIndex(company => company.Uscc).HasFilter("uscc IS NOT NULL");
            builder.HasIndex(company => company.Lei).HasFilter("lei IS NOT NULL");
            builder.HasIndex(company => new { company.RegistrationNumber, company.RegistrationAuthority }).HasFilter("registration_number IS NOT NULL");
            builder.HasIndex(company => new { company.Place, company.Id });
        }
    }
}
