using System.Text.Json;
using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring;

/// <summary>
/// A published table that turns the tradelines of a file into a score: base points plus, for each characteristic, the points of the
/// bin in which its value lies. Only <see cref="ScorecardReader"/> makes one, so every scorecard is sound: its bins cover the line
/// and no combination of them leaves 350–950.
/// </summary>
public sealed class Scorecard
{
    /// <summary>The lowest score that any card may give.</summary>
    public const int Lowest = 350;

    /// <summary>The highest score that any card may give.</summary>
    public const int Highest = 950;

    internal Scorecard(
        ScorecardId id,
        string description,
        string target,
        ScorecardOrigin fittedOn,
        string amountsIn,
        int basePoints,
        int leastMonths,
        IReadOnlyList<BandThreshold> bands,
        IReadOnlyList<ScorecardCharacteristic> characteristics,
        OddsScale? scale)
    {
        (Id, Description, Target, FittedOn) = (id, description, target, fittedOn);
        (AmountsIn, BasePoints, LeastMonths, Bands, Characteristics) = (amountsIn, basePoints, leastMonths, bands, characteristics);
        Scale = scale;
    }

    /// <summary>Name and version.</summary>
    public ScorecardId Id { get; }

    /// <summary>What the card is for.</summary>
    public string Description { get; }

    /// <summary>The event whose odds the points measure.</summary>
    public string Target { get; }

    /// <summary>The sample that the points were fitted on.</summary>
    public ScorecardOrigin FittedOn { get; }

    /// <summary>ISO 4217 code of the currency of the limits and payments that the card bins as amounts; those in others are missing to it.</summary>
    public string AmountsIn { get; }

    /// <summary>What every score starts from.</summary>
    public int BasePoints { get; }

    /// <summary>Of the six recent months, how many must be reported for a score.</summary>
    public int LeastMonths { get; }

    /// <summary>The five bands, worst first.</summary>
    public IReadOnlyList<BandThreshold> Bands { get; }

    /// <summary>The rows of the card.</summary>
    public IReadOnlyList<ScorecardCharacteristic> Characteristics { get; }

    /// <summary>For which odds the scores stand; null on a card that does not say.</summary>
    public OddsScale? Scale { get; }

    /// <summary>Whether a row of the card measures it.</summary>
    public bool LooksAt(Characteristic characteristic) => Characteristics.Any(row => row.Characteristic == characteristic);

    /// <summary>Scores a file: the one way in which an inquiry, a snapshot and the subject's own view come to their score.</summary>
    internal ScoreOutcome Score(CreditFile file) => Score(file.Tradelines, file.CreditInquiries);

    /// <summary>Scores a file by the accounts that are not under dispute. Never throws on tradelines that have a month.</summary>
    /// <param name="tradelines">The accounts of one file.</param>
    /// <param name="creditInquiries">The days of the applications for credit; null when they were not looked up: missing, to a card that looks at them.</param>
    public ScoreOutcome Score(IReadOnlyList<Tradeline> tradelines, IReadOnlyList<DateOnly>? creditInquiries = null)
    {
        if (RecentMonths.Of(tradelines, AmountsIn, creditInquiries) is not { } recent)
            return new NoScore(tradelines.Count == 0 ? NoScoreReason.NoTradeline : NoScoreReason.AllDisputed);

        if (recent.Reported < LeastMonths)
            return new NoScore(NoScoreReason.ThinFile);

        var value = BasePoints;
        var contributions = new Contribution[Characteristics.Count];
        for (var i = 0; i < contributions.Length; i++)
        {
            var row = Characteristics[i];
            contributions[i] = row.Contribute(Scoring.Characteristics.Measure(row.Characteristic, recent));
            value += contributions[i].Points;
        }

        return new Score(value, BasePoints, Id, BandOf(value), contributions, PrincipalReasons.Of(Characteristics, contributions));
    }

    /// <summary>The card as JSON, which <see cref="ScorecardReader.Read(string)"/> reads back; the same card gives the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(ScorecardDocument.Of(this), ScorecardDocument.Json) + "\n";

    /// <summary>The band in which a score of this card lies.</summary>
    public BandThreshold BandOf(int score)
    {
        for (var i = Bands.Count - 1; i > 0; i--)
        {
            if (score >= Bands[i].From)
                return Bands[i];
        }

        return Bands[0];
    }
}

/// <summary>Where the points of a card come from.</summary>
/// <param name="Source">The data, with its authors.</param>
/// <param name="Identifier">A lasting identifier, such as a DOI.</param>
/// <param name="Licence">Under which the data was used.</param>
/// <param name="Sample">How much of it, and of when.</param>
/// <param name="FittedOn">The day of the fit.</param>
public sealed record ScorecardOrigin(string Source, string Identifier, string Licence, string Sample, DateOnly FittedOn);
