using Bureau.Api.Access;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests;

/// <summary>Tokens and consents of the people and partners of docs/sandbox.md, by their numbers there.</summary>
internal static class SandboxCallers
{
    /// <summary>A token of a caller in that tier, as schema.graphql writes it.</summary>
    public static async Task<string> TokenOfTierAsync(this RunningBureau bureau, string tier) =>
        tier == "SUBJECT" ? bureau.TokenOfPerson(1) : await bureau.TokenAsync($"demo-{tier.ToLowerInvariant()}");

    /// <summary>A token for the person, of a life longer than any test's.</summary>
    public static string TokenOfPerson(this RunningBureau bureau, int person) =>
        bureau.Services.GetRequiredService<AccessTokens>().For(new SubjectId(SandboxIds.Subject(person)), TimeSpan.FromDays(400));

    /// <summary>The consent that the person gave to a partner of the sandbox: 1 rental, 2 dating, 3 lender.</summary>
    public static Guid ConsentOfPerson(int person, int partner) => SandboxIds.Consent(person, partner);
}
