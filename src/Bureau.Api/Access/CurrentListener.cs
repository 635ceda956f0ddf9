using Bureau.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Access;

/// <summary>Who opens a connection that stays: by the Authorization header, or by what the connection's first message says in its place, since a browser cannot set the header of a web socket.</summary>
internal sealed class CurrentListener(CurrentCaller callers, IOptions<AccessOptions> options)
{
    /// <summary>The listener, or a <see cref="TokenRefusal"/>.</summary>
    /// <param name="context">The request that opens the connection.</param>
    /// <param name="authorization">What the first message says; null: the header.</param>
    public async Task<Outcome<Listener>> OfAsync(HttpContext context, string? authorization)
    {
        if (authorization is not null)
            context.Request.Headers.Authorization = authorization;

        // Validated and not remembered: it is done once a connection, and the token's own end is needed.
        var validation = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!validation.Succeeded || validation.Properties.ExpiresUtc is not { } ends)
            return validation.Failure is SecurityTokenExpiredException ? new TokenExpired() : new TokenInvalid();
        if (!CallerClaims.Read(validation.Principal, options.Value).Succeeded(out var caller, out var refusal))
            return refusal;
        context.Features.Set(caller);
        return await callers.OfAsync(context) is { } current ? new Listener(current, ends) : new TokenInvalid();
    }
}
