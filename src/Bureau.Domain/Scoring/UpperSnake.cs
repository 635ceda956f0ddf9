using System.Text.Json;

namespace Bureau.Domain.Scoring;

/// <summary>The public spelling of an enum's member: <c>VeryGood</c> is <c>VERY_GOOD</c>.</summary>
internal static class UpperSnake
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);
}
