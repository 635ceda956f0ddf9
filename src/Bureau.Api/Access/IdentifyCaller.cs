using Bureau.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Access;

/// <summary>
/// Puts the <see cref="Caller"/> into the features of a request that brings a valid token: remembered or, the first time and once a minute,
/// validated. A request without a valid token goes on without a caller; if it then ends in 401, the answer gets its challenge.
/// </summary>
internal sealed class IdentifyCaller(RequestDelegate next, TokenMemory memory, IOptions<AccessOptions> options)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers.Authorization;
        if (headers.Count != 1 || headers[0] is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return GoOnWithoutCaller(context, headers.Count > 1 ? new TokenInvalid() : null);
        if (!TokenHash.TryOf(header, out var token))
            return GoOnWithoutCaller(context, new TokenInvalid());

        var page = memory.Current;
        if (!page.TryRecall(token, out var caller))
            return ValidateAsync(context, token, page);
        context.Features.Set(caller);
        return next(context);
    }

    private async Task ValidateAsync(HttpContext context, TokenHash token, TokenMemory.Page page)
    {
        var validation = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!validation.Succeeded)
        {
            await GoOnWithoutCaller(context, validation.Failure is SecurityTokenExpiredException ? new TokenExpired() : new TokenInvalid());
        }
        else if (CallerClaims.Read(validation.Principal, options.Value).Succeeded(out var caller, out var refusal))
        {
            if (validation.Properties.ExpiresUtc is { } ends)
                page.Remember(token, caller, ends);
            context.Features.Set(caller);
            await next(context);
        }
        else
        {
            await GoOnWithoutCaller(context, refusal);
        }
    }

    private Task GoOnWithoutCaller(HttpContext context, Refusal? refusal)
    {
        if (refusal is TokenRefusal reason)
            context.Features.Set(reason);
        context.Response.OnStarting(Challenge, context);
        return next(context);
    }

    private static Task Challenge(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = context.Features.Get<TokenRefusal>() is { } refusal
                ? $"Bearer realm=\"bureau\", error=\"invalid_token\", error_description=\"{refusal.Message}\""
                : "Bearer realm=\"bureau\"";
        }

        return Task.CompletedTask;
    }
}
