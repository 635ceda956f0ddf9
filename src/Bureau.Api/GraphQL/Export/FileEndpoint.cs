using System.Text;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Transport;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.Export;

/// <summary>Serves a person their whole file as a page to print.</summary>
public static class FileEndpoint
{
    /// <summary><c>GET /me/file</c>, with the bearer token of the person: 401 for nobody, 403 for everybody else, 404 when there is no file.</summary>
    public static IEndpointConventionBuilder MapFilePage(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/me/file", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context, CurrentCaller callers, WholeFile file, TimeProvider clock, CancellationToken cancellation)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        if (await callers.OfAsync(context) is not { } caller)
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (caller is not { Tier: Tier.Subject, Subject: { } subject })
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (!(await file.ReadAsync(subject, cancellation)).Succeeded(out var whole, out _))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = FilePage.Policy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            await Sending.SendAsync(context, Encoding.UTF8.GetBytes(FilePage.Of(whole, file.Parts, clock.GetUtcNow())), mayCompress: true);
        }
    }
}
