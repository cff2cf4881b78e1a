using System.Globalization;
using Microsoft.Extensions.Options;
using NewsAggregator.Storage;

namespace NewsAggregator.Ingestion.Pictures;

/// <summary>Pictures on disk, <c>pictures/3f/3f…-480.webp</c> in the data folder, within their bound.</summary>
public sealed class PictureFolder(DatabaseOptions data, IOptions<PictureOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan NotedEvery = TimeSpan.FromDays(1);
    private readonly string root = Path.Combine(data.Folder, "pictures");
    private readonly Lock trimming = new();
    private long? bytes;

    private long Most => options.Value.MaxMegabytes * 1_000_000L;

    /// <summary>Null where there is none.</summary>
    public string? Find(long key, int width)
    {
        FileInfo file = new(PathOf(key, width));
        if (!file.Exists)
        {
            return null;
        }

        // When it was last asked for decides what goes first; once a day is exact enough.
        DateTime now = clock.GetUtcNow().UtcDateTime;
        if (now - file.LastWriteTimeUtc > NotedEvery)
        {
            file.LastWriteTimeUtc = now;
        }

        return file.FullName;
    }

    public async Task KeepAsync(long key, MadePicture picture, CancellationToken cancellation)
    {
        foreach ((int width, byte[] file) in picture.Files)
        {
            string path = PathOf(key, width);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string part = $"{path}.{Guid.NewGuid():N}.part";
            await File.WriteAllBytesAsync(part, file, cancellation).ConfigureAwait(false);
            File.Move(part, path, overwrite: true);
        }

        Trim(picture.Files.Sum(file => (long)file.Bytes.Length));
    }

    private string PathOf(long key, int width)
    {
        string name = key.ToString("x16", CultureInfo.InvariantCulture);
        return Path.Combine(root, name[..2], string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.webp"));
    }

    private void Trim(long added)
    {
        lock (trimming)
        {
            bytes = bytes is long held ? held + added : Files().Sum(file => file.Length);
            if (bytes <= Most)
            {
                return;
            }

            long left = 0;
            foreach (FileInfo file in Files().OrderByDescending(file => file.LastWriteTimeUtc))
            {
                if (left + file.Length > Most * 9 / 10)
                {
                    file.Delete();
                }
                else
                {
                    left += file.Length;
                }
            }

            bytes = left;
        }
    }

    private FileInfo[] Files() => new DirectoryInfo(root).Exists ? new DirectoryInfo(root).GetFiles("*", SearchOption.AllDirectories) : [];
}
