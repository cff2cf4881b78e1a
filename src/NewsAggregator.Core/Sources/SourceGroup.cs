namespace NewsAggregator.Core.Sources;

/// <summary>A named set of sources, from OPML folders or the admin. A source may be in several.</summary>
public sealed class SourceGroup
{
    public int Id { get; set; }
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    public string? NameZh { get; set; }
    public int Position { get; set; }
}

/// <summary>Membership of a source in a group.</summary>
public sealed class SourceGroupMember
{
    public int GroupId { get; set; }
    public int SourceId { get; set; }
}

/// <summary>An earlier slug or name of a source: rules and addresses that use it go on working.</summary>
public sealed class SourceAlias
{
    public string Slug { get; set; } = "";
    public int SourceId { get; set; }
}
