using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Api.Verbs;

/// <summary>Where the model card of a card lies: CARD.model.json beside CARD.json; of a shipped card inside the program.</summary>
internal static class ModelCardFile
{
    public static string Beside(string card, string extension) => Path.ChangeExtension(card, null) + ".model." + extension;

    /// <summary>How the sample lay on which a card was fitted; null when that is not known or is of another card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="file">Where it was read from; null for a shipped one.</param>
    public static Spread? Reference(Scorecard card, FileInfo? file)
    {
        var model = file is null ? ModelCards.Of(card.Id)
            : File.Exists(Beside(file.FullName, "json")) ? ModelCard.Read(File.ReadAllText(Beside(file.FullName, "json")))
            : null;
        return model?.Card == card.Id.ToString() && model.Spread.Fits(card) ? model.Spread : null;
    }
}
