using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>Writes down what came of looking for pictures.</summary>
public sealed class PictureRows(WritePath writes)
{
    public Task RecordAsync(IReadOnlyList<Picture> looked, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            List<long> keys = [.. looked.Select(p => p.Key)];
            Dictionary<long, Picture> known = await db.Pictures.AsTracking().Where(p => keys.Contains(p.Key)).ToDictionaryAsync(p => p.Key, cancellation).ConfigureAwait(false);
            foreach (Picture picture in looked)
            {
                if (known.TryGetValue(picture.Key, out Picture? row))
                {
                    (row.State, row.Width, row.Height, row.LookedAt, row.Failure) = (picture.State, picture.Width, picture.Height, picture.LookedAt, picture.Failure);
                    row.Failures = picture.State == PictureState.Missing ? row.Failures + 1 : 0;
                }
                else
                {
                    db.Pictures.Add(picture);
                    known[picture.Key] = picture;
                }
            }

            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        },
        cancellation);
}
