namespace Bureau.Infrastructure.Secrets;

/// <summary>The public keys by which anybody verifies a receipt.</summary>
public sealed class ReceiptKeys
{
    private readonly ReceiptIssuer issuer;

    internal ReceiptKeys(ReceiptIssuer issuer) => this.issuer = issuer;

    /// <summary>A JWK set (RFC 7517, section 5) of every key that ever signed one.</summary>
    public async Task<string> ToJsonAsync(CancellationToken cancellation) => $$"""{"keys":[{{string.Join(',', await issuer.PublicKeysAsync(cancellation))}}]}""";
}
