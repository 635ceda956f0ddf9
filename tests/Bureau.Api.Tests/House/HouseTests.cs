using System.Reflection;
using Bureau.Api.GraphQL;
using Bureau.Domain.Inquiries;
using NetArchTest.Rules;

namespace Bureau.Api.Tests.House;

/// <summary>What docs/decisions/0001 and 0002 promise of the structure.</summary>
public sealed class HouseTests
{
    private static readonly Assembly Domain = typeof(MakeInquiry).Assembly;
    private static readonly Assembly Api = typeof(BureauGraphQL).Assembly;

    [Fact]
    public void Domain_DependsOnNothing() =>
        Holds(Types.InAssembly(Domain).ShouldNot().HaveDependencyOnAny("Bureau.Infrastructure", "Bureau.Api", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "GraphQL"));

    [Fact]
    public void PortsAndCreditFiles_AreHiddenFromApi()
    {
        var hidden = Domain.GetTypes().Where(type => type.IsInterface && type.Name is not "ICovered").Append(Domain.GetType("Bureau.Domain.CreditFiles.CreditFile", throwOnError: true)!);
        Assert.All(hidden, type => Assert.False(type.IsVisible, $"{type} is public"));
        Assert.DoesNotContain(Domain.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>(), friend => friend.AssemblyName == "Bureau.Api");
    }

    [Fact]
    public void UseCases_CannotBeBuiltOutsideTheirLayer() =>
        Assert.All([typeof(MakeInquiry), typeof(Bureau.Domain.CreditFiles.ReadMyFile), typeof(Bureau.Domain.Consents.AnswerConsent)], useCase => Assert.Empty(useCase.GetConstructors()));

    [Fact]
    public void OnlyTheGraphQLFolder_KnowsTheEngine() =>
        Holds(Types.InAssembly(Api).That().DoNotResideInNamespaceStartingWith("Bureau.Api.GraphQL").ShouldNot().HaveDependencyOnAny(
            "GraphQL.Types", "GraphQL.Execution", "GraphQL.Validation", "GraphQLParser"));

    [Fact]
    public void Resolvers_DoNotReachTheStore() =>
        Holds(Types.InAssembly(Api).That().ResideInNamespaceStartingWith("Bureau.Api.GraphQL").ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "Bureau.Infrastructure"));

    private static void Holds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
