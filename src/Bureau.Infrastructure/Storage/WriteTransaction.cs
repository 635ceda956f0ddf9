using Microsoft.EntityFrameworkCore.Storage;

namespace Bureau.Infrastructure.Storage;

/// <summary>A transaction that writes: see <see cref="BureauDbContext.BeginWriteAsync"/>. Disposed without a commit, it is undone.</summary>
internal sealed class WriteTransaction(IDbContextTransaction transaction, SemaphoreSlim? turn) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            turn?.Release();
        }
    }
}
