namespace NewsAggregator.Ingestion.Fetching;

/// <summary>More came out of a stream than is taken.</summary>
internal sealed class TooLargeException : IOException
{
    public TooLargeException()
        : base("more bytes than are taken")
    {
    }

    public TooLargeException(string message)
        : base(message)
    {
    }

    public TooLargeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>Reads another stream up to a number of bytes, and can look at the first ones before anybody reads them.</summary>
internal sealed class LimitedStream(Stream inner, long mostBytes) : Stream
{
    private readonly byte[] head = new byte[2];
    private int headLength;
    private int headRead;
    private long left = mostBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first two bytes, or fewer when there are no more.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellation)
    {
        headLength += await inner.ReadAtLeastAsync(head.AsMemory(headLength), head.Length - headLength, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return head.AsMemory(0, headLength);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        if (headRead < headLength)
        {
            read = Math.Min(buffer.Length, headLength - headRead);
            head.AsMemory(headRead, read).CopyTo(buffer);
            headRead += read;
        }
        else
        {
            read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        return Count(read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronous reading");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        left -= read;
        return left >= 0 ? read : throw new TooLargeException();
    }
}
