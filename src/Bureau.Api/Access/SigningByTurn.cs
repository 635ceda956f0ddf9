using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Bureau.Api.Access;

/// <summary>Has the engine sign with the key whose turn it is, where it would take the first of the published ones.</summary>
internal sealed class SigningByTurn(IssuerKeys keys) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<GenerateTokenContext>()
        .UseSingletonHandler<SigningByTurn>()
        .SetOrder(OpenIddictServerHandlers.Protection.AttachSecurityCredentials.Descriptor.Order + 1)
        .Build();

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        context.SigningCredentials = keys.Signer;
        return ValueTask.CompletedTask;
    }
}
