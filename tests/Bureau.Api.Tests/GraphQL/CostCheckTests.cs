using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Partners;
using GraphQL;
using Microsoft.AspNetCore.Builder;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>A schema whose costs would come out too low does not start, and says by name what is wrong.</summary>
public sealed class CostCheckTests
{
    [Fact]
    public void RefusesWhatBoundsNothing()
    {
        var app = WebApplication.CreateSlimBuilder();
        app.Services.AddBureauGraphQL<Mistaken, ProtectionCheckTests.Nothing, ProtectionCheckTests.Nothing>();

        var refused = Assert.Throws<InvalidOperationException>(() => app.Build().MapBureauGraphQL());

        Assert.Equal(
            [
                "IThing.parts carries @cost, which belongs on the fields of the types behind an interface (9.1.1)",
                "Part.pieces is a list that nothing bounds: carry @listSize there or in Query.loose",
                "Query.assumes assumes a size although a slicing argument is required (9.2.4)",
                "Query.defaults assumes a size although first has a default (9.2.4)",
                "Query.free requires no slicing argument and assumes no size: nothing may bound it",
                "Query.itself is a list itself and sizes others: by 8.3 nothing would bound it",
                "Query.leaf sizes number, which is no list (9.2.2)",
                "Query.lists is a list of lists, of which @listSize bounds the outer one alone",
                "Query.misplaced carries @listSize, is no list and names no sized field (9.2.1)",
                "Query.mistyped sizes edgs, which its type does not have (9.2.2)",
                "Query.rootless is a list that nothing bounds: carry @listSize there",
                "Query.text is sliced by first, which is no Int (9.2.3)",
                "Query.unknown is sliced by first, which it does not take (9.2.3)",
            ],
            refused.Message["The costs of the schema mean nothing: ".Length..].TrimEnd('.').Split("; "));
    }

    /// <summary>A root.</summary>
    public sealed class Mistaken
    {
        /// <summary>A thing.</summary>
        [Tier(Tier.Lender), ListSize(AssumedSize = 3)]
        public static Thing? Misplaced() => null;

        /// <summary>A thing.</summary>
        [Tier(Tier.Lender), ListSize(AssumedSize = 3, SizedFields = ["edgs"])]
        public static Thing? Mistyped() => null;

        /// <summary>A thing.</summary>
        [Tier(Tier.Lender), ListSize(AssumedSize = 3, SizedFields = ["number"])]
        public static Thing? Leaf() => null;

        /// <summary>Things.</summary>
        [Tier(Tier.Lender), ListSize(AssumedSize = 3, SizedFields = ["edges"])]
        public static IReadOnlyList<Thing>? Itself() => null;

        /// <summary>Things.</summary>
        [Tier(Tier.Lender), ListSize(AssumedSize = 3)]
        public static IReadOnlyList<IReadOnlyList<Thing>>? Lists() => null;

        /// <summary>Things.</summary>
        /// <param name="last">How many.</param>
        [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"])]
        public static IReadOnlyList<Thing>? Unknown(int last) => null;

        /// <summary>Things.</summary>
        /// <param name="first">How many.</param>
        [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"])]
        public static IReadOnlyList<Thing>? Text(string first) => null;

        /// <summary>Things.</summary>
        /// <param name="first">How many.</param>
        [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"], AssumedSize = 3)]
        public static IReadOnlyList<Thing>? Assumes(int first) => null;

        /// <summary>Things.</summary>
        /// <param name="first">How many.</param>
        [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"], AssumedSize = 3, RequireOneSlicingArgument = false)]
        public static IReadOnlyList<Thing>? Defaults(int first = 20) => null;

        /// <summary>Things.</summary>
        /// <param name="first">How many.</param>
        [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"], RequireOneSlicingArgument = false)]
        public static IReadOnlyList<Thing>? Free(int? first = null) => null;

        /// <summary>A part.</summary>
        [Tier(Tier.Lender)]
        public static Part? Loose() => null;

        /// <summary>A part whose list is bounded.</summary>
        [Tier(Tier.Lender), ListSize(AssumedSize = 3, SizedFields = ["pieces"])]
        public static Part? Bound() => null;

        /// <summary>Things.</summary>
        [Tier(Tier.Lender)]
        public static IReadOnlyList<Thing>? Rootless() => null;

        /// <summary>As it should be.</summary>
        /// <param name="first">How many.</param>
        [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
        public static Thing? Right(int first = 20) => null;
    }

    /// <summary>A part.</summary>
    [Unprotected("Exists only below a query.")]
    public sealed class Part
    {
        /// <summary>Its pieces.</summary>
        public IReadOnlyList<Thing>? Pieces => null;

        /// <summary>Its numbers, which weigh nothing.</summary>
        public IReadOnlyList<int>? Numbers => null;
    }

    /// <summary>An interface.</summary>
    public interface IThing
    {
        /// <summary>Parts.</summary>
        [Cost(3)]
        int? Parts { get; }
    }

    /// <summary>A thing.</summary>
    [Unprotected("Exists only below a query."), Implements(typeof(IThing))]
    public sealed class Thing : IThing
    {
        /// <summary>Parts.</summary>
        public int? Parts => 1;

        /// <summary>A number.</summary>
        public int? Number => 1;

        /// <summary>The edges.</summary>
        [ListSize(AssumedSize = 1)]
        public IReadOnlyList<Thing>? Edges => null;
    }
}
