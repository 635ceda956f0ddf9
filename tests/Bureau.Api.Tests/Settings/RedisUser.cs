using System.Text.RegularExpressions;

namespace Bureau.Api.Tests.Settings;

/// <summary>A user of Redis with the rights that docs/redis.md gives, and no others.</summary>
internal static partial class RedisUser
{
    private const string Password = "of-this-test";

    /// <summary>For the connection string.</summary>
    public const string Credentials = $"user=bureau,password={Password}";

    /// <summary>For redis-server.</summary>
    public static async Task<string[]> SettingsAsync()
    {
        var rights = OnThePage().Match(await File.ReadAllTextAsync(Repository.File("docs/redis.md"))).Groups["user"].Value;
        Assert.StartsWith("bureau on >PASSWORD ", rights, StringComparison.Ordinal);
        return ["--user", .. rights.Replace("PASSWORD", Password, StringComparison.Ordinal).Split(' ')];
    }

    [GeneratedRegex("```\nACL SETUSER (?<user>[^`\n]+)\n```", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OnThePage();
}
