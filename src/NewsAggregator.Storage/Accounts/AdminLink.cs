namespace NewsAggregator.Storage.Accounts;

/// <summary>A one-time link that makes a further admin, or gives one a new password. Only the token's hash is kept; the row goes with its use.</summary>
public sealed class AdminLink
{
    public int Id { get; set; }

    /// <summary>SHA-256 of the token, hex.</summary>
    public string TokenHash { get; set; } = "";

    /// <summary>The admin whose password it sets anew; null: it makes a further one.</summary>
    public string? UserId { get; set; }

    /// <summary>For whom it is meant, in the inviter's words.</summary>
    public string? Note { get; set; }
    public string MadeBy { get; set; } = "";
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
}
