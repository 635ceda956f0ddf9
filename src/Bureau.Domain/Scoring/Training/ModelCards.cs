using System.Reflection;

namespace Bureau.Domain.Scoring.Training;

/// <summary>The model cards of the cards that are shipped.</summary>
public static class ModelCards
{
    /// <summary>The model card of a shipped card; null of any other, and of the first, which was made before there were model cards.</summary>
    public static ModelCard? Of(ScorecardId card)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Bureau.Domain.Scoring.ModelCards.{card}.model.json");
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream);
        return ModelCard.Read(reader.ReadToEnd()) ?? throw new InvalidOperationException($"The model card of {card} cannot be read.");
    }
}
