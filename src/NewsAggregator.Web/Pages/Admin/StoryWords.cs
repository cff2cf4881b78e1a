using System.Text.RegularExpressions;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>What the admin's pages say of stories and read from what admins type about them.</summary>
public static partial class StoryWords
{
    /// <summary>Why an article is in its story: "Same story: Lumen, layoffs, Feb 11; 0.62".</summary>
    public static string Why(StoryAdminMember member, Words words)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(words);
        string score = member.Member.Score.ToString("0.00", words.Culture);
        return member switch
        {
            { Member: { Pinned: true, Reason: "" } } => words["stories.why.admin"],
            { NearCopyOf: { } original } => words.Say("stories.why.copy", original.SourceName, score),
            { Member.Reason: { Length: > 0 } reason } => words.Say("stories.why.same", reason, score),
            _ => words["stories.why.first"],
        };
    }

    /// <summary>The number of a story: as such, or in its address here, public or admin's. Null: neither.</summary>
    public static long? Number(string? typed)
    {
        Match match = Typed().Match(typed?.Trim() ?? "");
        return match.Success && long.TryParse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture, out long id) ? id : null;
    }

    [GeneratedRegex(@"^(?:#|(?:https?://[^/?#]+)?(?:/[^?#]*)?/?stories/)?(-?[0-9]{1,18})(?:[/?#].*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Typed();
}
