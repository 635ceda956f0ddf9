using System.Text.Json;

namespace Bureau.Domain.Scoring;

/// <summary>The public spelling of an enum's member: <c>VeryGood</c> is <c>VERY_GOOD</c>.</summary>
internal static class UpperSnake
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);

    /// <summary>The member of that spelling, or null.</summary>
    public static T? Find<T>(string written)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Of(member.ToString()) == written)
                return member;
        }

        return null;
    }
}
