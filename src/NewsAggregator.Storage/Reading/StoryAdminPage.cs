using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Reading;

/// <summary>A story in the admin's list.</summary>
/// <param name="Title">Of its first article, shown or not.</param>
/// <param name="Pinned">Members that an admin put there.</param>
public sealed record StoryAdminLine(long Id, string Title, string? Language, int Articles, int Sources, DateTimeOffset LastArticleAt, int Pinned, bool IsLocked)
{
    public ListCursor Cursor => new(LastArticleAt.ToUnixTimeMilliseconds(), Id);
}

/// <param name="Next">Where older stories go on; null at the end.</param>
public sealed record StoryAdminList(IReadOnlyList<StoryAdminLine> Stories, ListCursor? Next);

/// <summary>Why an article is in its story.</summary>
/// <param name="ShownIn">Editions that show it now.</param>
public sealed record StoryAdminMember(AdminArticle Article, StoryMember Member, AdminArticle? NearCopyOf, IReadOnlyList<EditionView> ShownIn);

/// <summary>A story with all its members, shown or not, in the order of first sight.</summary>
/// <param name="MergedInto">The story it became part of; it then has no members.</param>
/// <param name="Stamp">What a form has to carry, so that it changes only what the admin saw.</param>
public sealed record StoryAdminPage(long Id, long? MergedInto, bool IsLocked, IReadOnlyList<StoryAdminMember> Members, string Stamp)
{
    public bool IsArranged => IsLocked || Members.Any(member => member.Member.Pinned);
}
