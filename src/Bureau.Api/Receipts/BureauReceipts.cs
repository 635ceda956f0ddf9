using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Secrets;

namespace Bureau.Api.Receipts;

/// <summary>Gives out the receipts of consents, and the keys by which anybody verifies one.</summary>
public static class BureauReceipts
{
    /// <summary>
    /// <c>/receipts/keys</c>: the JWK set, for anybody. <c>/receipts/{consent}</c>: the receipt as a JWS in compact form, for the partner and the subject of the consent;
    /// everybody else's 404 is that of a consent that does not exist.
    /// </summary>
    public static void MapBureauReceipts(this WebApplication app)
    {
        app.MapGet("/receipts/keys", async (ReceiptKeys keys, HttpResponse response, CancellationToken cancellation) =>
        {
            response.Headers.CacheControl = "public, max-age=300";
            return Results.Text(await keys.ToJsonAsync(cancellation), "application/jwk-set+json");
        });
        app.MapGet("/receipts/{consent}", ReceiptAsync);
    }

    private static async Task<IResult> ReceiptAsync(string consent, ReadReceipt read, CurrentCaller callers, HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (await callers.OfAsync(context) is not { } caller)
            return Refused((Refusal?)context.Features.Get<TokenRefusal>() ?? new Unauthenticated(), StatusCodes.Status401Unauthorized);
        var outcome = !Guid.TryParseExact(consent, "D", out var id) ? new ReceiptNotFound()
            : caller.Tier is Tier.Subject ? await read.OfSubjectAsync(new ConsentId(id), caller.AsSubject(), cancellation)
            : await read.OfPartnerAsync(new ConsentId(id), caller.AsAsker().Partner, cancellation);
        if (!outcome.Succeeded(out var receipt, out var refusal))
            return Refused(refusal, StatusCodes.Status404NotFound);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"receipt-{id}.jws\"";
        return Results.Text(receipt, "application/jose");
    }

    private static IResult Refused(Refusal refusal, int status) =>
        Results.Json(new { errors = new[] { new { message = refusal.Message, extensions = new { code = refusal.Code, help = ErrorsPage.AddressOf(refusal.Code) } } } }, statusCode: status);
}
