namespace Bureau.Infrastructure.Tests.Files;

/// <summary>Gives one to three bytes at a time.</summary>
internal sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position % 3)));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1 + (int)(Position % 3))]);
}

/// <summary>A text, and after it the same byte up to a length, made while it is read.</summary>
internal sealed class LongStream(byte[] begin, byte then, long length) : Stream
{
    /// <summary>Bytes that were asked for since the stream was last set back.</summary>
    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => Given;
        set => Given = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - Given);
        for (var i = 0; i < count; i++)
        {
            buffer[i] = Given + i < begin.Length ? begin[Given + i] : then;
        }

        Given += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
