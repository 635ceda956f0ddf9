using Bureau.Domain;
using Bureau.Domain.Companies;

namespace Bureau.Api.GraphQL.Companies;

/// <summary>By what you name a company: one of these.</summary>
/// <param name="Id">Its identity in the bureau.</param>
/// <param name="Uscc">Its unified social credit code.</param>
/// <param name="Lei">Its Legal Entity Identifier.</param>
/// <param name="Registration">Its number in a register.</param>
public sealed record CompanyKeyInput(CompanyId? Id, Uscc? Uscc, Lei? Lei, RegistrationInput? Registration)
{
    internal Outcome<CompanyKey> ToKey()
    {
        if (this is { Registration: { } number, Id: null, Uscc: null, Lei: null })
            return CompanyRegistration.Read(number.Authority, number.Number).Succeeded(out var registration, out var refusal) ? new CompanyKey.OfRegistration(registration) : refusal;
        return this switch
        {
            { Id: { } id, Uscc: null, Lei: null, Registration: null } => new CompanyKey.OfId(id),
            { Uscc: { } uscc, Id: null, Lei: null, Registration: null } => new CompanyKey.OfUscc(uscc),
            { Lei: { } lei, Id: null, Uscc: null, Registration: null } => new CompanyKey.OfLei(lei),
            _ => new CompanyKeyAmbiguous(),
        };
    }
}

/// <summary>A number in a register.</summary>
/// <param name="Authority">The register, as GLEIF's Registration Authorities List codes it, such as RA000192, or by its name.</param>
/// <param name="Number">The number there.</param>
public sealed record RegistrationInput(string Authority, string Number);
