using NetVips;

namespace NewsAggregator.Ingestion.Pictures;

/// <summary>A publisher's picture made ready: WebP in the widths that pages ask for.</summary>
/// <param name="Width">Of the original as it is shown, in pixels.</param>
public sealed record MadePicture(int Width, int Height, IReadOnlyList<(int Width, byte[] Bytes)> Files);

/// <summary>Decodes and resizes by libvips, one picture at a time: it decodes while it reads, so that a large picture costs little memory.</summary>
public sealed class PictureMaker : IDisposable
{
    /// <summary>A spacer, a counter, an icon.</summary>
    private const int Smallest = 32;
    private const long MostPixels = 60_000_000;
    private const int Quality = 78;
    private readonly SemaphoreSlim gate = new(1, 1);

    // What libvips finds odd in a stranger's file is told by the refusal, not on our console.
    private static readonly Log.LogDelegate Silent = (_, _, _) => { };

    static PictureMaker()
    {
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;

        // Loaders that libvips itself does not trust with strangers' files stay off.
        NetVips.NetVips.BlockUntrusted = true;
        _ = Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silent);
    }

    /// <returns>The picture, or in words why it is none.</returns>
    public async Task<(MadePicture? Picture, string? Refusal, bool TooSmall)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Make(bytes.ToArray()), cancellation).ConfigureAwait(false);
        }
        catch (VipsException thrown)
        {
            return (null, "the picture is damaged: " + thrown.Message.ReplaceLineEndings(" ").Trim(), false);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private static (MadePicture?, string?, bool) Make(byte[] bytes)
    {
        (int width, int height) = Size(bytes);
        if ((long)width * height > MostPixels)
        {
            return (null, $"the picture has {width} x {height} pixels, at most {MostPixels / 1_000_000} million are taken", false);
        }

        if (width < Smallest || height < Smallest)
        {
            return (null, $"{width} x {height} pixels are no picture", true);
        }

        List<(int, byte[])> files = [];
        foreach (int wanted in PictureWidths.Of(width))
        {
            using Image small = Image.ThumbnailBuffer(bytes, wanted, height: 100_000, size: Enums.Size.Down, failOn: Enums.FailOn.None);
            files.Add((wanted, small.WebpsaveBuffer(q: Quality, effort: 2, keep: Enums.ForeignKeep.None)));
        }

        return (new MadePicture(width, height, files), null, false);
    }

    // A camera's turn is undone, as browsers do.
    private static (int Width, int Height) Size(byte[] bytes)
    {
        using Image header = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential);
        bool turned = header.Contains("orientation") && header.Get("orientation") is int turn and >= 5 and <= 8;
        return turned ? (header.Height, header.Width) : (header.Width, header.Height);
    }
}
