using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using GraphQL.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL.Operations;

/// <summary>Every limit holds exactly: what is within it passes, one more is refused with its code. One case each in Cases/limits.json.</summary>
public sealed class OperationLimitTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    public static TheoryData<string> Rules => Case.Rules("limits.json");

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task HoldsExactly(string rule)
    {
        var one = Case.Find("limits.json", rule);
        var limits = new GraphQLOptions();
        new ConfigurationBuilder().AddInMemoryCollection(Case.Object(one, "limits").Select(limit => KeyValuePair.Create(limit.Key, limit.Value?.ToString()))).Build().Bind(limits);

        Assert.Empty(await RefusalsOfAsync(limits, one.GetProperty("within").GetString()!, Case.Object(one, "withinVariables")));
        Assert.Equal([one.GetProperty("code").GetString()], await RefusalsOfAsync(limits, one.GetProperty("beyond").GetString()!, Case.Object(one, "beyondVariables")));
    }

    private async Task<IEnumerable<string>> RefusalsOfAsync(GraphQLOptions limits, string document, Dictionary<string, object?> variables)
    {
        var options = Options.Create(limits);
        using var documents = new DocumentCache(new DocumentReader(server.Services.GetRequiredService<ISchema>(), options), options);
        var gate = ActivatorUtilities.CreateInstance<RequestGate>(server.Services, documents, options);
        var admission = await gate.AdmitAsync(new GraphQLRequest(document, null, variables), new Caller(Tier.Lender, PartnerId.New(), null), null, mayChange: true, CancellationToken.None);
        return admission.Refusals.Select(refusal => refusal.Reason.Code);
    }
}
