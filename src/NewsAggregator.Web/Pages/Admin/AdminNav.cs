namespace NewsAggregator.Web.Pages.Admin;

/// <summary>A section of the admin area. Its words stand under "adminNav.".</summary>
public sealed record AdminSection(string Key, string Path);

/// <summary>The one place where the admin's sections are named, in the order of the navigation.</summary>
public static class AdminNav
{
    public static IReadOnlyList<AdminSection> Sections { get; } =
    [
        new("needs", "/admin"),
        new("sources", "/admin/sources"),
        new("articles", "/admin/articles"),
        new("stories", "/admin/stories"),
        new("filter", "/admin/filters"),
        new("editions", "/admin/editions"),
        new("topics", "/admin/topics"),
        new("audit", "/admin/audit"),
        new("admins", "/admin/admins"),
        new("site", "/setup"),
    ];
}
