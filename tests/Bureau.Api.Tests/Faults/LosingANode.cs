namespace Bureau.Api.Tests.Faults;

/// <summary>A node that is killed in the middle of its batches takes nothing with it: what it told is on record, the other goes on, and it is one of two again when it is started.</summary>
public sealed class LosingANode(TwoNodes house) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task Killed_InTheMiddleOfABatch()
    {
        var questions = await Questions.BeginAsync(house);
        for (var time = 0; time < 2; time++)
        {
            await house.Nodes[1].KillAsync();
            await questions.AnswersAsync(0);
            await house.Nodes[1].StartAgainAsync();
            await questions.AnswersAsync();
        }

        var told = await questions.EndAsync();
        Assert.All(told, one => Assert.Contains(one.Told, (string[])["DISCLOSED", nameof(HttpRequestException)]));
        Assert.All(told.Where(one => one.Node == 0), one => Assert.Equal("DISCLOSED", one.Told));
    }
}
