using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bureau.Infrastructure.Redis;

/// <summary>The authorities of a PEM file, and no others, are believed when they say who a Redis is.</summary>
/// <param name="file">Holds at least one certificate.</param>
/// <param name="revocation">Whether the authorities are asked for what they have revoked.</param>
internal sealed class RedisAuthorities(string file, bool revocation)
{
    /// <summary>Purpose of a certificate: to be shown by a server in TLS.</summary>
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly X509Certificate2Collection authorities = Read(file);

    /// <summary>What is wrong with the file, or null.</summary>
    public static string? ObjectionTo(string file)
    {
        try
        {
            return Read(file).Count > 0 ? null : "holds no certificate: give the authority's certificate as PEM, which begins with -----BEGIN CERTIFICATE-----";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "cannot be read: there is no such file, or the program may not open it";
        }
        catch (CryptographicException)
        {
            return "holds something that is no certificate between its PEM lines";
        }
    }

    /// <summary>Whether the server's certificate is for its name and purpose, is valid now, and comes from one of the authorities.</summary>
    public bool Accept(object sender, X509Certificate? shown, X509Chain? found, SslPolicyErrors errors)
    {
        // Only the platform's doubt about the issuer is answered here; a name that is not the server's stays wrong.
        if (shown is not X509Certificate2 certificate || errors is not (SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = revocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        foreach (var between in found?.ChainElements.AsEnumerable() ?? [])
            chain.ChainPolicy.ExtraStore.Add(between.Certificate);
        return chain.Build(certificate);
    }

    private static X509Certificate2Collection Read(string file)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found;
    }
}
