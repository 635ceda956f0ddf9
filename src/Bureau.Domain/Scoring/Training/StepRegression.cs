using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// Logistic regression on step functions: the log odds of a good outcome are an intercept plus, for each column, the sum of the steps
/// up to the row's bin. An absolute penalty on the steps (the fused lasso, Tibshirani and others 2005) joins neighbouring bins whose
/// difference the sample does not carry; a small square one keeps every step finite; the sign of a step is held where a direction is
/// promised. A step of held sign is written as a square (Hoff 2017, "Lasso, fractional norm and structured sparsity estimation using a
/// Hadamard product parametrization"), a free one as the difference of two; so the loss is smooth and without bounds, and the limited-memory
/// BFGS of Math.NET Numerics finds its least. In a fixed order and without chance: the same sample gives the same numbers.
/// </summary>
internal sealed class StepRegression
{
    private const int MostIterations = 20_000;
    private const int Remembered = 20;

    // Far below a tenth of a point, which is 0.0015 in the log odds.
    private const double Settled = 1e-5;

    // Not 0: there a square has no slope, and the step would stay where it is.
    private const double FirstRoot = 0.3;

    private readonly IReadOnlyList<BinnedColumn> columns;
    private readonly IReadOnlyList<bool> defaulted;
    private readonly double absolutePenalty;
    private readonly double squarePenalty;

    // A column's parameters begin at its offset: the roots of its steps, for a free column those of the falling steps too, then its missing bin. The intercept comes first.
    private readonly int[] offsets;
    private readonly int parameters = 1;

    private StepRegression(IReadOnlyList<BinnedColumn> columns, IReadOnlyList<bool> defaulted, double absolutePenalty, double squarePenalty)
    {
        (this.columns, this.defaulted, this.absolutePenalty, this.squarePenalty) = (columns, defaulted, absolutePenalty, squarePenalty);
        offsets = new int[columns.Count];
        for (var j = 0; j < columns.Count; j++)
        {
            offsets[j] = parameters;
            parameters += Roots(j) + 1;
        }
    }

    /// <summary>Fits the steps.</summary>
    /// <param name="columns">The binned characteristics, all with the same rows.</param>
    /// <param name="defaulted">For each row, whether the outcome was bad; both outcomes occur.</param>
    /// <param name="absolutePenalty">In units of the log likelihood, for a step of 1 in the log odds.</param>
    /// <param name="squarePenalty">Half of it for a step of 1.</param>
    /// <returns>Null when the steps do not settle.</returns>
    public static StepModel? Fit(IReadOnlyList<BinnedColumn> columns, IReadOnlyList<bool> defaulted, double absolutePenalty, double squarePenalty)
    {
        var regression = new StepRegression(columns, defaulted, absolutePenalty, squarePenalty);
        try
        {
            var least = new LimitedMemoryBfgsMinimizer(Settled, Settled * Settled, Settled * Settled, Remembered, MostIterations)
                .FindMinimum(ObjectiveFunction.Gradient(regression.Loss), regression.Start());
            return new StepModel(least.MinimizingPoint[0], regression.Values(least.MinimizingPoint));
        }
        catch (OptimizationException)
        {
            return null;
        }
    }

    private Vector<double> Start()
    {
        double bad = defaulted.Count(outcome => outcome);
        var start = Vector<double>.Build.Dense(parameters, FirstRoot);
        start[0] = Math.Log((defaulted.Count - bad) / bad);
        for (var j = 0; j < columns.Count; j++)
        {
            start[MissingOf(j)] = 0;
        }

        return start;
    }

    private int Roots(int column) => columns[column].Cuts.Length * (columns[column].Direction == Direction.Free ? 2 : 1);

    private int MissingOf(int column) => offsets[column] + Roots(column);

    /// <summary>The log odds of each column's bins, the missing one last.</summary>
    private double[][] Values(Vector<double> at)
    {
        var values = new double[columns.Count][];
        for (var j = 0; j < columns.Count; j++)
        {
            var steps = columns[j].Cuts.Length;
            values[j] = new double[steps + 2];
            for (var b = 1; b <= steps; b++)
            {
                var root = offsets[j] + b - 1;
                values[j][b] = values[j][b - 1] + columns[j].Direction switch
                {
                    Direction.HigherIsBetter => at[root] * at[root],
                    Direction.HigherIsWorse => -at[root] * at[root],
                    _ => at[root] * at[root] - at[root + steps] * at[root + steps],
                };
            }

            values[j][^1] = at[MissingOf(j)];
        }

        return values;
    }

    /// <summary>The negative log likelihood with its penalties, and its slope in each parameter.</summary>
    private (double Loss, Vector<double> Slope) Loss(Vector<double> at)
    {
        var values = Values(at);
        var excess = values.Select(column => new double[column.Length]).ToArray();
        var (loss, excessOfAll) = (0d, 0d);
        for (var row = 0; row < defaulted.Count; row++)
        {
            var logOdds = at[0];
            for (var j = 0; j < values.Length; j++)
            {
                logOdds += values[j][columns[j].Bins[row]];
            }

            var margin = defaulted[row] ? -logOdds : logOdds;
            loss += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
            var error = 1 / (1 + Math.Exp(-logOdds)) - (defaulted[row] ? 0 : 1);
            excessOfAll += error;
            for (var j = 0; j < values.Length; j++)
            {
                excess[j][columns[j].Bins[row]] += error;
            }
        }

        var slope = Vector<double>.Build.Dense(parameters);
        slope[0] = excessOfAll;
        for (var j = 0; j < values.Length; j++)
        {
            loss += Penalise(j, excess[j], at, slope);
        }

        return (loss, slope);
    }

    // A step moves the rows of its bin and of every higher one.
    private double Penalise(int column, double[] excess, Vector<double> at, Vector<double> slope)
    {
        var steps = columns[column].Cuts.Length;
        var missing = MissingOf(column);
        slope[missing] = excess[^1] + squarePenalty * at[missing];
        var (loss, above) = (squarePenalty / 2 * at[missing] * at[missing], 0d);
        for (var b = steps; b >= 1; b--)
        {
            above += excess[b];
            for (var root = offsets[column] + b - 1; root < missing; root += steps)
            {
                var falls = columns[column].Direction == Direction.HigherIsWorse || root >= offsets[column] + steps;
                var step = at[root] * at[root];
                loss += absolutePenalty * step + squarePenalty / 2 * step * step;
                slope[root] = 2 * at[root] * ((falls ? -above : above) + absolutePenalty + squarePenalty * step);
            }
        }

        return loss;
    }
}

/// <summary>What a regression on steps found.</summary>
/// <param name="Intercept">Log odds of a good outcome of a row in the first bin of every column.</param>
/// <param name="Values">For each column, what each of its bins adds to the log odds; the first adds 0, the last is for a missing value.</param>
internal sealed record StepModel(double Intercept, double[][] Values);
