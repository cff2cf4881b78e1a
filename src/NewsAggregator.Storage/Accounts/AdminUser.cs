using Microsoft.AspNetCore.Identity;

namespace NewsAggregator.Storage.Accounts;

/// <summary>Someone who may edit sources and filters. There are no other roles: readers have no account.</summary>
public sealed class AdminUser : IdentityUser
{
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null: since this is kept, never.</summary>
    public DateTimeOffset? LastLoginAt { get; set; }
}
