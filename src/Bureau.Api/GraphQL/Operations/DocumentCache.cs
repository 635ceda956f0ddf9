using System.Threading.RateLimiting;
using Bureau.Api.GraphQL.Errors;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// Remembers prepared documents by their text. Only valid ones, and so many: what is sent once and never again must not push out what
/// every client sends. Few documents are read at the same time, so that a flood of new ones cannot take every processor.
/// </summary>
internal sealed class DocumentCache : IDisposable
{
    // What a prepared document weighs beyond its text; keeps a cache of very short documents bounded too.
    private const int Overhead = 512;

    private readonly DocumentReader _reader;
    private readonly MemoryCache _documents;
    private readonly ConcurrencyLimiter _reading;

    public DocumentCache(DocumentReader reader, IOptions<GraphQLOptions> limits)
    {
        _reader = reader;
        _documents = new MemoryCache(new MemoryCacheOptions { SizeLimit = limits.Value.RememberedDocumentLength });
        _reading = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.Value.ConcurrentValidations,
            QueueLimit = limits.Value.WaitingValidations,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    public ValueTask<Preparation> GetAsync(string text, CancellationToken cancellation) =>
        _documents.TryGetValue(text, out var known) ? new(new Preparation((PreparedDocument)known!, [])) : new(ReadAsync(text, cancellation));

    public void Dispose()
    {
        _documents.Dispose();
        _reading.Dispose();
    }

    private async Task<Preparation> ReadAsync(string text, CancellationToken cancellation)
    {
        using var permit = await _reading.AcquireAsync(1, cancellation);
        if (!permit.IsAcquired)
            return Preparation.Refused(new Busy());
        // While this one waited, another request may have brought the same document.
        if (_documents.TryGetValue(text, out var known))
            return new Preparation((PreparedDocument)known!, []);
        var preparation = await _reader.ReadAsync(text, cancellation);
        if (preparation.Document is not null)
            _documents.Set(text, preparation.Document, new MemoryCacheEntryOptions { Size = text.Length + Overhead });
        return preparation;
    }
}
