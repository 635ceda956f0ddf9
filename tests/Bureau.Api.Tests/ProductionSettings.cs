namespace Bureau.Api.Tests;

/// <summary>Settings with which the program starts outside Development.</summary>
internal static class ProductionSettings
{
    public static string Key { get; } = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(value => (byte)value)]);

    public static string[] Sound { get; } = ["--Bureau:Access:Issuer=https://bureau.example.com", $"--Bureau:Secrets:Key={Key}"];
}
