using Bureau.Api.Access;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests;

/// <summary>A bureau with its sandbox, shared by the tests of a class.</summary>
public sealed class SandboxBureau : IAsyncLifetime
{
    public RunningBureau Bureau { get; private set; } = null!;

    public async Task InitializeAsync() => Bureau = await RunningBureau.StartAsync();

    public async Task DisposeAsync() => await Bureau.DisposeAsync();

    /// <summary>A token of the sandbox's caller in that tier.</summary>
    public async Task<string> TokenOfTierAsync(string tier) =>
        tier == "SUBJECT" ? Bureau.TokenOfPerson(1) : await Bureau.TokenAsync($"demo-{tier.ToLowerInvariant()}");
}

/// <summary>The people of docs/sandbox.md, by their numbers there.</summary>
internal static class SandboxPeopleOfABureau
{
    /// <summary>A token for the person.</summary>
    public static string TokenOfPerson(this RunningBureau bureau, int number) =>
        bureau.Services.GetRequiredService<AccessTokens>().For(new SubjectId(SandboxIds.Subject(number)), TimeSpan.FromDays(400));

    /// <summary>The consent that the person gave to a partner of the sandbox: 1 rental, 2 dating, 3 lender.</summary>
    public static Guid ConsentOfPerson(int person, int partner) => SandboxIds.Consent(person, partner);
}
