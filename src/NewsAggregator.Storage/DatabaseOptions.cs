using System.ComponentModel.DataAnnotations;

namespace NewsAggregator.Storage;

/// <summary>Section "Data": where everything the site keeps stands.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Data";

    /// <summary>Folder of database, keys, pictures and backups; created when missing. Relative to the content root.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>Which database: Sqlite (a file in the folder, no other service) or Postgres.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Connection string for Postgres; not used with Sqlite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long a writer waits for another process's write on SQLite.</summary>
    [Range(100, 600_000)]
    public int BusyTimeoutMilliseconds { get; set; } = 10_000;

    /// <summary>Days that articles are kept, with all of their revisions; 0: for ever. Counted from their place in the lists.</summary>
    [Range(0, 36_500)]
    public int KeepDays { get; set; }

    public string SqliteFile => Path.Combine(Folder, "news.db");
}

public enum DatabaseProvider
{
    Sqlite = 0,
    Postgres = 1,
}
