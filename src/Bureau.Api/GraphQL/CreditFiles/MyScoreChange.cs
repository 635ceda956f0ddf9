using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>What your score would be if one value were another and all else unchanged. In life one payment can change several values at once.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyScoreChange(ScoreChange change)
{
    /// <summary>What loses points now.</summary>
    public Characteristic Characteristic => change.Characteristic;

    /// <summary>Its value now.</summary>
    public double Measured => change.Measured;

    /// <summary>The nearest value that can be reached and has more points.</summary>
    public double Value => change.Value;

    /// <summary>Lowest value of the bin in which that lies; null: no lower end.</summary>
    public double? From => change.Bin.From;

    /// <summary>The bin's upper end, not part of it; null: no upper end.</summary>
    public double? Below => change.Bin.Below;

    /// <summary>How many more points that bin has.</summary>
    public int PointsGained => change.PointsGained;

    /// <summary>What your score would be.</summary>
    public int Score => change.Score;

    /// <summary>In which band it would lie.</summary>
    public Band Band => change.Band.Band;

    /// <summary>On what it depends.</summary>
    public ChangedBy DependsOn => change.By;

    /// <summary>How many more months must be reported before it can be so, 1 to 6; null when a lender decides it.</summary>
    public int? MonthsAtLeast => change.MonthsAtLeast;

    /// <summary>The same in a few sentences.</summary>
    public string Text => change.Text;
}
