using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Storage.Accounts;

namespace NewsAggregator.Storage.Mapping;

internal static class AccountMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<AdminUser>().ToTable("Admins");
        builder.Entity<IdentityUserClaim<string>>().ToTable("AdminClaims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("AdminLogins");
        builder.Entity<IdentityUserToken<string>>().ToTable("AdminTokens");
        builder.Entity<AdminLink>(link =>
        {
            link.ToTable("AdminLinks");
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasOne<AdminUser>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
