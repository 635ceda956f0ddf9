namespace Bureau.Infrastructure.Tests.Caching;

/// <summary>Waits for what happens beside the caller, and fails when it does not.</summary>
internal static class Until
{
    public static Task TrueAsync(Func<bool> happened) => TrueAsync(() => Task.FromResult(happened()));

    public static async Task TrueAsync(Func<Task<bool>> happened)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await happened())
                return;
            await Task.Delay(25);
        }

        Assert.Fail("It has not happened.");
    }
}
