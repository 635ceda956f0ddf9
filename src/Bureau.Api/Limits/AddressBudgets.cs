namespace Bureau.Api.Limits;

/// <summary>Bounds what one address may ask of the token endpoint, where nobody is known yet and every wrong secret costs a slow comparison.</summary>
internal static class AddressBudgets
{
    /// <summary>Before the endpoint sees the request.</summary>
    public static void UseAddressBudgets(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/connect", StringComparison.OrdinalIgnoreCase),
        branch => branch.Use(async (HttpContext context, RequestDelegate next) =>
        {
            if (context.RequestServices.GetRequiredService<Budgets>().RefuseNobody(context) is not { } tooMany)
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;

            // In the form of RFC 6749, section 5.2, in which a client of this endpoint reads errors.
            await context.Response.WriteAsJsonAsync(new { error = "temporarily_unavailable", error_description = tooMany.Message, code = tooMany.Code });
        }));
}
