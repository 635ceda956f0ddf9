using System.Collections.Immutable;

namespace Bureau.Domain.Companies;

/// <summary>What a register or a list says of a company. Identifiers name it; a name alone never makes two entries one.</summary>
/// <param name="Names">Its legal name first, then the former ones and those that it trades under.</param>
/// <param name="Jurisdiction">Where it is registered.</param>
public sealed record CompanyFacts(ImmutableArray<CompanyName> Names, JurisdictionCode Jurisdiction)
{
    /// <summary>Unified social credit code; may have failed its check character, see <see cref="Uscc.IsVerified"/>.</summary>
    public Uscc? Uscc { get; init; }

    /// <summary>Legal Entity Identifier.</summary>
    public Lei? Lei { get; init; }

    /// <summary>Its number in the register that it is entered in.</summary>
    public CompanyRegistration? Registration { get; init; }

    /// <summary>Whether it carries on.</summary>
    public EntityStatus EntityStatus { get; init; } = EntityStatus.Unknown;

    /// <summary>Whether its entry in the register is kept up, which is another matter than whether it carries on.</summary>
    public RegistrationStatus RegistrationStatus { get; init; } = RegistrationStatus.Unknown;

    /// <summary>An authority, a municipality or another public body: it has records and a grade like every company.</summary>
    public bool IsPublicBody { get; init; }

    /// <summary>Where its register says that it is to be reached, in one line of at most 1000 characters.</summary>
    public string? RegisteredOffice { get; init; }

    /// <summary>Who serves it. They are kept with the company alone: nobody can ask whom a person serves.</summary>
    public ImmutableArray<Officer> Officers { get; init; } = [];

    /// <summary>Its legal name.</summary>
    public string LegalName => Names[0].Text;

    /// <inheritdoc/>
    public bool Equals(CompanyFacts? other) =>
        other is not null && Names.SequenceEqual(other.Names) && Officers.SequenceEqual(other.Officers) && Jurisdiction == other.Jurisdiction && Uscc == other.Uscc && Lei == other.Lei
        && Registration == other.Registration && EntityStatus == other.EntityStatus && RegistrationStatus == other.RegistrationStatus && IsPublicBody == other.IsPublicBody
        && RegisteredOffice == other.RegisteredOffice;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LegalName, Names.Length, Jurisdiction, Uscc, Lei, Registration);
}

/// <summary>Somebody who serves a company.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">As the register writes it; empty: it names none.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null: still.</param>
public sealed record Officer(string Name, string Role, DateOnly? From, DateOnly? Until);

/// <summary>Whether a company carries on (GLEIF, Level 1 data, EntityStatus).</summary>
public enum EntityStatus
{
    /// <summary>It carries on.</summary>
    Active = 1,

    /// <summary>It was dissolved, or merged into another.</summary>
    Inactive = 2,

    /// <summary>Its source does not say.</summary>
    Unknown = 3,
}

/// <summary>How its entry in the register stands (GLEIF, Level 1 data, RegistrationStatus, without the states in which an identifier is not given yet).</summary>
public enum RegistrationStatus
{
    /// <summary>Given and kept up.</summary>
    Issued = 1,

    /// <summary>Not renewed.</summary>
    Lapsed = 2,

    /// <summary>Ended with the company.</summary>
    Retired = 3,

    /// <summary>Given in error.</summary>
    Annulled = 4,

    /// <summary>Its source does not say.</summary>
    Unknown = 5,
}
