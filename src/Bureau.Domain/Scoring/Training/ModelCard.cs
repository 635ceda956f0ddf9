using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// What is known of a card beyond its points: on whom it was fitted, how it ranks people whom it had not seen, whether its odds hold, how stable it is and
/// how groups of people fare with it. Fractions are rounded to five decimals.
/// </summary>
/// <param name="Card">Name and version.</param>
/// <param name="FittedOn">Where the sample comes from.</param>
/// <param name="Target">The event whose odds the points measure.</param>
/// <param name="Options">How the card was fitted.</param>
/// <param name="Folds">Of the cross-validation.</param>
/// <param name="OutOfFold">Every person scored once, by a card fitted without them.</param>
/// <param name="OtherOrders">The same with the people dealt to the folds in other ways.</param>
/// <param name="OnItsOwnSample">By the card itself, which saw everybody: flattered.</param>
/// <param name="FoldStability">The largest stability index of one fold against the others, out of fold for the bands.</param>
/// <param name="Spread">How the sample lies on the card: what later samples are compared with.</param>
public sealed record ModelCard(
    string Card,
    ScorecardOrigin FittedOn,
    string Target,
    TrainingOptions Options,
    int Folds,
    Evaluation OutOfFold,
    IReadOnlyList<RankingPower> OtherOrders,
    RankingPower OnItsOwnSample,
    StabilityFigures FoldStability,
    Spread Spread)
{
    /// <summary>Folds of the cross-validation.</summary>
    public const int CrossValidationFolds = 5;

    private const int Orders = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper), new FiveDecimals() },
    };

    /// <summary>Measures a fitted card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="gathered">The sample that it was fitted on.</param>
    /// <param name="options">How it was fitted.</param>
    /// <param name="people">Traits by account number; null when none are known.</param>
    /// <param name="progress">Told how many of how many cross-validations are done.</param>
    /// <returns>The model card, the same for the same sample, or what <see cref="CrossValidation.Run"/> refuses.</returns>
    public static Outcome<ModelCard> Of(
        Scorecard card, GatheredSample gathered, TrainingOptions options, IReadOnlyDictionary<string, ProtectedTraits>? people, IProgress<(long Done, long Total)>? progress = null)
    {
        var runs = new List<CrossValidated>();
        for (var order = 0; order <= Orders; order++)
        {
            if (!CrossValidation.Run(card, gathered.Sample, CrossValidationFolds, options, order).Succeeded(out var run, out var refused))
                return refused;

            runs.Add(run);
            progress?.Report((order + 1, Orders + 1));
        }

        if (!Evaluation.Of(card, gathered, runs[0].Scores, reference: null, people).Succeeded(out var outOfFold, out var refusal))
            return refusal;

        return new ModelCard(
            card.Id.ToString(),
            card.FittedOn,
            card.Target,
            options,
            CrossValidationFolds,
            outOfFold,
            [.. runs.Skip(1).Select(run => run.Power)],
            RankingPower.Of(gathered.Sample.Scores(card), gathered.Sample.Defaulted),
            Steadiness(card, gathered.Sample, runs[0]),
            Spread.Of(card, gathered.Sample, gathered.Sample.Scores(card)));
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <returns>Null when the text is no model card.</returns>
    public static ModelCard? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As JSON; the same model card gives the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>An evaluation as JSON, with the same members as in a model card.</summary>
    public static string ToJson(Evaluation evaluation) => JsonSerializer.Serialize(evaluation, Json);

    private static StabilityFigures Steadiness(Scorecard card, TrainingSample sample, CrossValidated run)
    {
        var figures = Enumerable.Range(0, CrossValidationFolds).Select(fold => Part(row => run.Folds[row] != fold).To(Part(row => run.Folds[row] == fold))).ToList();
        return new StabilityFigures(
            figures.Max(fold => fold.Bands),
            [.. card.Characteristics.Select((row, i) => new CharacteristicStability(row.Characteristic, figures.Max(fold => fold.Characteristics[i].Index)))]);

        Spread Part(Func<int, bool> member)
        {
            var rows = Enumerable.Range(0, run.Scores.Count).Where(member).ToArray();
            return Spread.Of(card, sample.Of(rows), [.. rows.Select(row => run.Scores[row])]);
        }
    }

    private sealed class FiveDecimals : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 5));
    }
}
