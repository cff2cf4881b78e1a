namespace NewsAggregator.Storage;

/// <summary>One value of the site itself: its id, its name as set up, when it was first seeded.</summary>
public sealed class Setting
{
    public string Key { get; set; } = "";
    public string Value { get; set; } = "";
}

/// <summary>The keys under which the site's own values are kept.</summary>
public static class SettingKeys
{
    /// <summary>Random, drawn at first start: ids in feeds are made from it, never from the host.</summary>
    public const string SiteId = "site.id";
    /// <summary>Random, secret: addresses of pictures are signed with it.</summary>
    public const string PictureKey = "picture.key";
    public const string SiteName = "site.name";
    public const string SiteLanguage = "site.language";
    public const string SiteTimeZone = "site.timezone";
    public const string SitePublicUrl = "site.publicurl";

    /// <summary>Unix milliseconds: the demo's offsets count from here.</summary>
    public const string SeededAt = "seeded.at";
    public const string DemoRemovedAt = "demo.removed.at";
    public const string SetUpAt = "setup.at";

    /// <summary>SHA-256 of the one-time setup token and its end, Unix milliseconds.</summary>
    public const string SetupTokenHash = "setup.token.hash";
    public const string SetupTokenEnds = "setup.token.ends";

    /// <summary>Raised by every write that a reader could see; pages are cached by it.</summary>
    public const string ChangeNumber = "change.number";
}

/// <summary>A claim on work that only one process may do at a time.</summary>
public sealed class Lease
{
    public string Name { get; set; } = "";
    public string Owner { get; set; } = "";
    public DateTimeOffset Until { get; set; }
}

/// <summary>One edit by an admin, or by the program for one.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    public string Who { get; set; } = "";

    /// <summary>What was done, as a word with a dot: source.paused, filter.saved, demo.removed.</summary>
    public string Action { get; set; } = "";
    public string? Subject { get; set; }
    public string? Detail { get; set; }

    /// <summary>What stood there before and after, where an edit replaced one value by another.</summary>
    public string? Before { get; set; }
    public string? After { get; set; }
}

/// <summary>A block of text seen on a page of a source, by its fingerprint: what stands on several pages is not the article.</summary>
public sealed class SourceBlock
{
    public int SourceId { get; set; }
    public long Fingerprint { get; set; }

    /// <summary>Articles on whose page it stood; each article counts once.</summary>
    public int Pages { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Its first words as they stood on a page, at most 300 characters; null for blocks counted before samples were kept.</summary>
    public string? Sample { get; set; }

    /// <summary>Set by an admin: "this is text".</summary>
    public bool KeepAsText { get; set; }
}
