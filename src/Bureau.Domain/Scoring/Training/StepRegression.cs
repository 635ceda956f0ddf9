namespace Bureau.Domain.Scoring.Training;

/// <summary>
/// Logistic regression on step functions: the log odds of a good outcome are an intercept plus, for each column, the sum of the steps
/// up to the row's bin. An absolute penalty on the steps (the fused lasso, Tibshirani and others 2005) joins neighbouring bins whose
/// difference the sample does not carry; a small square one keeps every step finite; the sign of a step is held where a direction is
/// promised. Newton's method with coordinate descent inside (Friedman, Hastie and Tibshirani 2010), in a fixed order and without
/// chance: the same sample gives the same numbers.
/// </summary>
internal sealed class StepRegression
{
    private const int MostNewtonSteps = 100;
    private const int MostSweeps = 1_000;

    private readonly IReadOnlyList<BinnedColumn> columns;
    private readonly IReadOnlyList<bool> defaulted;
    private readonly double absolutePenalty;
    private readonly double squarePenalty;

    // A column's parameters begin at its offset: one for each step, then one for its missing bin. The intercept is the last of all.
    private readonly int[] offsets;
    private readonly int intercept;

    private StepRegression(IReadOnlyList<BinnedColumn> columns, IReadOnlyList<bool> defaulted, double absolutePenalty, double squarePenalty)
    {
        (this.columns, this.defaulted, this.absolutePenalty, this.squarePenalty) = (columns, defaulted, absolutePenalty, squarePenalty);
        offsets = new int[columns.Count];
        for (var j = 0; j < columns.Count; j++)
        {
            offsets[j] = intercept;
            intercept += columns[j].Cuts.Length + 1;
        }
    }

    /// <summary>Fits the steps.</summary>
    /// <param name="columns">The binned characteristics, all with the same rows.</param>
    /// <param name="defaulted">For each row, whether the outcome was bad; both outcomes occur.</param>
    /// <param name="absolutePenalty">In units of the log likelihood, for a step of 1 in the log odds.</param>
    /// <param name="squarePenalty">Half of it for a step of 1.</param>
    /// <returns>Null when the steps have not settled after a hundred of Newton's.</returns>
    public static StepModel? Fit(IReadOnlyList<BinnedColumn> columns, IReadOnlyList<bool> defaulted, double absolutePenalty, double squarePenalty)
    {
        var regression = new StepRegression(columns, defaulted, absolutePenalty, squarePenalty);
        var parameters = new double[regression.intercept + 1];
        double bad = defaulted.Count(outcome => outcome);
        parameters[^1] = Math.Log((defaulted.Count - bad) / bad);
        var loss = regression.Loss(parameters);
        for (var step = 0; step < MostNewtonSteps; step++)
        {
            var proposed = regression.Propose(parameters);
            var next = proposed;
            var nextLoss = regression.Loss(next);
            for (var share = 0.5; nextLoss > loss && share > 1e-6; share /= 2)
            {
                next = [.. parameters.Zip(proposed, (from, to) => from + share * (to - from))];
                nextLoss = regression.Loss(next);
            }

            var gained = loss - nextLoss;
            (parameters, loss) = gained > 0 ? (next, nextLoss) : (parameters, loss);
            if (gained < 1e-10 * loss)
                return new StepModel(parameters[^1], regression.Values(parameters));
        }

        return null;
    }

    /// <summary>The log odds of each column's bins, the missing one last.</summary>
    private double[][] Values(double[] parameters)
    {
        var values = new double[columns.Count][];
        for (var j = 0; j < columns.Count; j++)
        {
            var steps = columns[j].Cuts.Length;
            values[j] = new double[steps + 2];
            for (var b = 1; b <= steps; b++)
            {
                values[j][b] = values[j][b - 1] + parameters[offsets[j] + b - 1];
            }

            values[j][^1] = parameters[offsets[j] + steps];
        }

        return values;
    }

    private double LogOdds(double[][] values, double start, int row)
    {
        for (var j = 0; j < columns.Count; j++)
        {
            start += values[j][columns[j].Bins[row]];
        }

        return start;
    }

    private double Loss(double[] parameters)
    {
        var values = Values(parameters);
        var loss = 0d;
        for (var row = 0; row < defaulted.Count; row++)
        {
            var margin = LogOdds(values, parameters[intercept], row) * (defaulted[row] ? -1 : 1);
            loss += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
        }

        for (var j = 0; j < columns.Count; j++)
        {
            for (var p = offsets[j]; p <= MissingOf(j); p++)
            {
                loss += squarePenalty / 2 * parameters[p] * parameters[p] + (p < MissingOf(j) ? absolutePenalty * Math.Abs(parameters[p]) : 0);
            }
        }

        return loss;
    }

    private int MissingOf(int column) => offsets[column] + columns[column].Cuts.Length;

    /// <summary>The parameters at which the penalised quadratic approximation around the given ones is least.</summary>
    private double[] Propose(double[] parameters)
    {
        var (gradient, curvature) = Expand(parameters);
        var proposed = (double[])parameters.Clone();
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var moved = Move(intercept, 0, 0, Direction.Free);
            for (var j = 0; j < columns.Count; j++)
            {
                for (var p = offsets[j]; p < MissingOf(j); p++)
                {
                    moved = Math.Max(moved, Move(p, absolutePenalty, squarePenalty, columns[j].Direction));
                }

                moved = Math.Max(moved, Move(MissingOf(j), 0, squarePenalty, Direction.Free));
            }

            if (moved < 1e-8)
                break;
        }

        return proposed;

        double Move(int p, double absolute, double square, Direction direction)
        {
            if (curvature[p][p] + square <= 0)
                return 0;

            var pull = curvature[p][p] * proposed[p] + gradient[p];
            var target = Math.CopySign(Math.Max(0, Math.Abs(pull) - absolute), pull) / (curvature[p][p] + square);
            if ((direction == Direction.HigherIsBetter && target < 0) || (direction == Direction.HigherIsWorse && target > 0))
            {
                target = 0;
            }

            var move = target - proposed[p];
            if (move == 0)
                return 0;

            proposed[p] = target;
            for (var other = 0; other <= intercept; other++)
            {
                gradient[other] -= curvature[p][other] * move;
            }

            return Math.Abs(move);
        }
    }

    /// <summary>First and second derivatives of the log likelihood, unpenalised; the second with its sign turned.</summary>
    private (double[] Gradient, double[][] Curvature) Expand(double[] parameters)
    {
        var gradient = new double[intercept + 1];
        var curvature = Enumerable.Range(0, intercept + 1).Select(_ => new double[intercept + 1]).ToArray();
        var values = Values(parameters);
        Span<int> active = stackalloc int[columns.Count + 1];
        for (var row = 0; row < defaulted.Count; row++)
        {
            var good = 1 / (1 + Math.Exp(-LogOdds(values, parameters[intercept], row)));
            var (error, weight) = ((defaulted[row] ? 0 : 1) - good, good * (1 - good));
            var count = 0;
            for (var j = 0; j < columns.Count; j++)
            {
                if (columns[j].Bins[row] > 0)
                {
                    active[count++] = offsets[j] + columns[j].Bins[row] - 1;
                }
            }

            active[count++] = intercept;
            for (var a = 0; a < count; a++)
            {
                gradient[active[a]] += error;
                for (var b = 0; b <= a; b++)
                {
                    curvature[active[a]][active[b]] += weight;
                }
            }
        }

        for (var a = 0; a <= intercept; a++)
        {
            for (var b = 0; b < a; b++)
            {
                curvature[b][a] = curvature[a][b];
            }
        }

        ToSteps(gradient, curvature);
        return (gradient, curvature);
    }

    // So far a parameter stands for the rows in one bin; a step stands for those in its bin and in every higher one.
    private void ToSteps(double[] gradient, double[][] curvature)
    {
        for (var j = 0; j < columns.Count; j++)
        {
            for (var p = MissingOf(j) - 2; p >= offsets[j]; p--)
            {
                gradient[p] += gradient[p + 1];
                for (var other = 0; other <= intercept; other++)
                {
                    curvature[p][other] += curvature[p + 1][other];
                }
            }
        }

        foreach (var line in curvature)
        {
            for (var j = 0; j < columns.Count; j++)
            {
                for (var p = MissingOf(j) - 2; p >= offsets[j]; p--)
                {
                    line[p] += line[p + 1];
                }
            }
        }
    }
}

/// <summary>What a regression on steps found.</summary>
/// <param name="Intercept">Log odds of a good outcome of a row in the first bin of every column.</param>
/// <param name="Values">For each column, what each of its bins adds to the log odds; the first adds 0, the last is for a missing value.</param>
internal sealed record StepModel(double Intercept, double[][] Values);
