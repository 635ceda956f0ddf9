using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>A schema that would leak does not start, and says by name what is wrong.</summary>
public sealed class ProtectionCheckTests
{
    [Fact]
    public void RefusesAFieldWithoutTier() =>
        Refuses<WithoutTier>("Open.value carries no @tier, and its type is not marked as unprotected", "Query.open carries no @tier, and its type is not marked as unprotected");

    [Fact]
    public void RefusesAProtectedFieldThatCannotBeNull() =>
        Refuses<NotNullable>("Query.value is protected and not nullable: a refusal would null its parent", "Query.values is protected and not nullable: a refusal would null its parent");

    [Fact]
    public void RefusesWhatHasNoDescription() =>
        Refuses<NotDescribed>(
            "Colour has no description", "Colour.RED has no description", "Paint has no description", "Paint.colour has no description", "Query.mix has no description", "Query.mix(paint:) has no description");

    [Fact]
    public void RefusesTheEnginesOwnHookForArguments() =>
        Refuses<WithHook>("Query.value validates its arguments by the engine's hook, which prepared operations do not run: refuse in the resolver");

    [Fact]
    public void RefusesTheRootsAsUnprotected() => Refuses<UnprotectedRoot>("Query.value carries no @tier, and its type is not marked as unprotected");

    [Fact]
    public void TakesValuesThatExistOnlyBelowAProtectedField()
    {
        using var services = Services<Sound>();

        services.GetRequiredService<ISchema>().Initialize();
    }

    [Fact]
    public void RefusesDirectivesThatSayNothing()
    {
        Assert.ThrowsAny<InvalidOperationException>(() => Services<NoTiers>().GetRequiredService<ISchema>().Initialize());
        Assert.ThrowsAny<InvalidOperationException>(() => Services<TwoSections>().GetRequiredService<ISchema>().Initialize());
        Assert.ThrowsAny<InvalidOperationException>(() => Services<NegativeCost>().GetRequiredService<ISchema>().Initialize());
        Assert.ThrowsAny<InvalidOperationException>(() => Services<UnboundedList>().GetRequiredService<ISchema>().Initialize());
    }

    private static void Refuses<TQuery>(params string[] mistakes)
    {
        var app = WebApplication.CreateSlimBuilder();
        app.Services.AddBureauGraphQL<TQuery, Nothing, Nothing>();

        var refused = Assert.Throws<InvalidOperationException>(() => app.Build().MapBureauGraphQL());

        Assert.Equal($"The schema is not safe to serve: {string.Join("; ", mistakes)}.", refused.Message);
    }

    private static ServiceProvider Services<TQuery>() => new ServiceCollection().AddBureauGraphQL<TQuery, Nothing, Nothing>().BuildServiceProvider();

    /// <summary>No mutation.</summary>
    public sealed class Nothing;

    /// <summary>A root.</summary>
    public sealed class WithoutTier
    {
        /// <summary>Open to all.</summary>
        public static Open? Open() => null;
    }

    /// <summary>A type.</summary>
    public sealed class Open
    {
        /// <summary>Open to all.</summary>
        public int? Value => 1;
    }

    /// <summary>A root.</summary>
    public sealed class NotNullable
    {
        /// <summary>A value.</summary>
        [Tier(Tier.Lender)]
        public static int Value() => 1;

        /// <summary>Values.</summary>
        [Tier(Tier.Lender)]
        public static IReadOnlyList<int?> Values() => [];
    }

    /// <summary>A root.</summary>
    public sealed class NotDescribed
    {
        [Tier(Tier.Lender)]
        public static string? Mix(Paint? paint = null) => paint?.Colour.ToString();
    }

    public sealed class Paint
    {
        public Colour? Colour { get; set; }
    }

    public enum Colour
    {
        Red,
    }

    /// <summary>A root.</summary>
    public sealed class WithHook
    {
        /// <summary>A value.</summary>
        /// <param name="number">A number.</param>
        [Tier(Tier.Lender), ValidateArguments(nameof(Check))]
        public static int? Value(int number) => number;

        internal static ValueTask Check(FieldArgumentsValidationContext context) => default;
    }

    /// <summary>A root.</summary>
    [Unprotected("Never for a root.")]
    public sealed class UnprotectedRoot
    {
        /// <summary>A value.</summary>
        public static int? Value() => 1;
    }

    /// <summary>A root.</summary>
    public sealed class Sound
    {
        /// <summary>An amount of the domain, marked on the assembly.</summary>
        [Tier(Tier.Lender)]
        public static Money? Amount() => null;

        /// <summary>Several values.</summary>
        [Tier(Tier.Lender), ListSize(AssumedSize = 2)]
        public static IReadOnlyList<Pair<int>>? Pairs() => null;
    }

    /// <summary>A generic type.</summary>
    /// <param name="One">The one.</param>
    [Unprotected("Exists only below pairs.")]
    public sealed record Pair<T>(T One);

    /// <summary>A root.</summary>
    public sealed class NoTiers
    {
        /// <summary>A value.</summary>
        [Tier]
        public static int? Value() => 1;
    }

    /// <summary>A root.</summary>
    public sealed class TwoSections
    {
        /// <summary>A value.</summary>
        [Tier(Tier.Lender), Discloses(Sections.Answer | Sections.Band)]
        public static int? Value() => 1;
    }

    /// <summary>A root.</summary>
    public sealed class NegativeCost
    {
        /// <summary>A value.</summary>
        [Tier(Tier.Lender), Cost(-1)]
        public static int? Value() => 1;
    }

    /// <summary>A root.</summary>
    public sealed class UnboundedList
    {
        /// <summary>A value.</summary>
        [Tier(Tier.Lender), ListSize]
        public static IReadOnlyList<int>? Value() => null;
    }
}
