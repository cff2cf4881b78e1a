using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Mapping;

internal static class StoryMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Story>(story =>
        {
            story.ToTable("Stories");
            story.Property(s => s.Id).ValueGeneratedNever();
            story.HasIndex(s => s.LastArticleAt);
            story.HasIndex(s => s.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        });
        builder.Entity<StoryMember>(member =>
        {
            member.ToTable("StoryMembers");
            member.HasKey(m => m.ArticleId);
            member.Property(m => m.ArticleId).ValueGeneratedNever();
            member.HasIndex(m => new { m.StoryId, m.ArticleId });
        });
    }
}
