namespace NewsAggregator.Storage.Reading;

/// <summary>An edition as one request sees it: the version in force is read once and passed on, so that no page mixes two versions.</summary>
public sealed record EditionView(int Id, string Slug, string NameEn, string NameZh, bool IsDefault, long VersionId, int VersionNumber);
