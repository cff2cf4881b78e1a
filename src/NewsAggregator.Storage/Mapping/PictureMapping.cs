using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Mapping;

internal static class PictureMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<Picture>(picture =>
    {
        picture.ToTable("Pictures");
        picture.HasKey(p => p.Key);
        picture.Property(p => p.Key).ValueGeneratedNever();
    });
}
