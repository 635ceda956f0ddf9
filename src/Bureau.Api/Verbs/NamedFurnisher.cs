using System.CommandLine;
using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;

namespace Bureau.Api.Verbs;

/// <summary>The furnisher that a command line names: a partner's id, or a client of it; without a name the only one.</summary>
internal static class NamedFurnisher
{
    /// <summary>Who it is, or <see cref="FurnisherUnknown"/>, <see cref="FurnisherUnclear"/>.</summary>
    public static async Task<Outcome<Furnisher>> FindAsync(WebApplication bureau, string? named, CancellationToken cancellation)
    {
        var import = bureau.Services.GetRequiredService<ImportTradelines>();
        if (named is null)
            return await import.FurnisherAsync(null, cancellation);
        if (Guid.TryParse(named, out var id))
            return await import.FurnisherAsync(new PartnerId(id), cancellation);
        await using var scope = bureau.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PartnerClients>().FindAsync(named, cancellation) is { } client
            ? await import.FurnisherAsync(client.Partner, cancellation)
            : new FurnisherUnknown();
    }

    /// <summary>The option that names it.</summary>
    /// <param name="description">What the furnisher is to the verb.</param>
    public static Option<string?> Option(string description) => new("--furnisher") { Description = description, HelpName = "ID" };
}
