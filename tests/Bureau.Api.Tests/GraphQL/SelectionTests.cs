using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;

namespace Bureau.Api.Tests.GraphQL;

public sealed class SelectionTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    [Fact]
    public async Task NamesTheSelectedFieldsThatDisclose_WithoutTheSkippedOnes()
    {
        var answer = await server.Ask(Tier.Lender, """
            query($no: Boolean!) {
              report(consent: "01890000-0000-7000-8000-000000000000", covered: [SCORE, TOTALS]) { recorded score @include(if: $no) balance { amount currency } }
            }
            """, new { no = false });

        var report = answer.GetProperty("data").GetProperty("report");
        Assert.Equal(["Report.balance"], report.GetProperty("recorded").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal("5000.00", report.GetProperty("balance").GetProperty("amount").GetString());
    }
}
