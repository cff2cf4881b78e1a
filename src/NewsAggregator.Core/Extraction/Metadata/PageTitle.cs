using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The headline as printed, without the site's name: what the most of h1, og:title, JSON-LD and title agree on, the printed one first.</summary>
internal static partial class PageTitle
{
    private static readonly string[] Bars = [" | ", " - ", " – ", " — ", " · ", " » ", " « ", " :: ", " • ", " / ", "｜", "_", "--", "|", "—", "-"];

    private static readonly HashSet<string> Kicker = new(StringComparer.Ordinal)
    {
        "kicker", "eyebrow", "topline", "dachzeile", "overline", "label", "badge", "category", "tag", "section", "rubrik", "premium", "flag", "hidden", "supertitle", "pretitle", "surtitre", "antetitulo", "roofline", "prefix", "screenreader",
    };

    public static string? Of(PageOutline outline, JsonLd linked, MetaTags meta, SiteNames site)
    {
        string? headline = linked.Text("headline");
        string? open = Strip(meta.First("og:title", "twitter:title", "sailthru.title", "parsely-title", "dc.title"), site);
        string? tag = Strip(outline.TitleTag, site);
        string? named = Strip(meta.First("title"), site);
        List<(string Text, bool Whole)> readings = [.. outline.Headings.SelectMany(Readings).Where(reading => reading.Text.Length > 0 && !site.Names(reading.Text))];
        // og:title and headline together go before the h1; each alone behind it; what only the title element says last.
        var votes = new List<(string Text, double Weight)>();
        if ((Printed(readings, [headline, open, tag, outline.TitleTag, named], headline is not null) is { } h1 ? h1 : outline.Headline is { } seen && !site.Names(seen) && readings.Count == 0 ? seen : null) is { } printed)
        {
            votes.Add((printed, 2.2));
        }

        votes.AddRange(new[] { (open, 1.5), (headline, 1.5), (tag, 0.4), (named, 0.3) }.Where(one => !string.IsNullOrWhiteSpace(one.Item1)).Select(one => (one.Item1!, one.Item2)));
        string? best = votes.GroupBy(vote => Letters(vote.Text)).MaxBy(group => group.Sum(vote => vote.Weight))?.First().Text ?? readings.Select(reading => reading.Text).FirstOrDefault() ?? outline.TitleTag;
        // "Kicker: headline" where og:title has the headline alone.
        best = open is { Length: > 20 } && best?.EndsWith(": " + open, StringComparison.Ordinal) == true ? open : best;
        return string.IsNullOrWhiteSpace(best) ? null : PlainText.Cut(best, 1000);
    }

    /// <summary>Cuts off the site's name at either end, or else a short end behind a bar.</summary>
    public static string? Strip(string? title, SiteNames site)
    {
        if (title is null)
        {
            return null;
        }

        string rest = title;
        for (int times = 0; times < 3; times++)
        {
            string? next = WithoutSite(rest, site);
            if (next is null)
            {
                break;
            }

            rest = next;
        }

        if (rest != title || title.LastIndexOf(" | ", StringComparison.Ordinal) is not (> 20 and var at))
        {
            return rest;
        }

        return title.Length - at - 3 < 30 && at > 2 * (title.Length - at - 3) ? title[..at].TrimEnd() : title;
    }

    /// <summary>What is compared: letters and digits alone, lower case.</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The title and what is left of it before and behind each bar.</summary>
    public static IEnumerable<string> Pieces(string title)
    {
        yield return title;
        foreach (string bar in Bars)
        {
            for (int at = title.IndexOf(bar, StringComparison.Ordinal); at > 0; at = title.IndexOf(bar, at + bar.Length, StringComparison.Ordinal))
            {
                yield return title[..at];
                yield return title[(at + bar.Length)..];
            }
        }
    }

    private static string? WithoutSite(string title, SiteNames site)
    {
        foreach (string bar in Bars)
        {
            bool tight = bar is "|" or "—" or "-" or "_" or "--";
            int at = title.LastIndexOf(bar, StringComparison.Ordinal);
            if (at > 0)
            {
                string end = title[(at + bar.Length)..].Trim(), start = title[..at].Trim();
                if (start.Length > 3 && end.Length is > 0 and < 60 && site.Names(end) && (!tight || IsHan(start[^1]) || bar is "_" or "--" || end.Contains('.', StringComparison.Ordinal)))
                {
                    // Chinese portals put section and channel before their name: "標題_財經_某某網".
                    int before = start.LastIndexOf(bar, StringComparison.Ordinal);
                    return tight && before > 8 && start.Length - before - bar.Length is > 0 and <= 8 && start.Any(IsHan) ? start[..before].TrimEnd() : start;
                }
            }

            int first = tight ? -1 : title.IndexOf(bar, StringComparison.Ordinal);
            if (first > 1 && title.Length - first - bar.Length > 12 && site.Names(title[..first]))
            {
                return title[(first + bar.Length)..].Trim();
            }
        }

        return null;
    }

    /// <summary>The h1 that is the headline: one that the head's titles are or contain, or, where no JSON-LD says better, one that is worded like them.</summary>
    private static string? Printed(List<(string Text, bool Whole)> readings, string?[] others, bool linked)
    {
        List<string> known = [.. others.Where(text => text is not null).Select(text => Letters(text!))];
        List<(string Text, bool Whole)> worded = readings.FindAll(reading => reading.Text.Length > 10 || (reading.Text.Length > 4 && reading.Text.Any(IsHan)));
        string? same = worded.Find(reading => known.Contains(Letters(reading.Text))).Text
            ?? worded.Find(reading => known.Exists(title => title.Contains(Letters(reading.Text), StringComparison.Ordinal) && Letters(reading.Text).Length > title.Length / 2)).Text
            ?? worded.Find(reading => reading.Whole && known.Exists(title => title.Contains(Letters(reading.Text), StringComparison.Ordinal))).Text;
        if (same is not null || (linked && others[1] is not null))
        {
            return same;
        }

        return readings.Where(reading => reading.Text.Length > 10).Select(reading => (reading.Text, Like: others.Max(other => Likeness(reading.Text, other))))
            .Where(one => one.Like >= 0.5).OrderByDescending(one => one.Like).Select(one => one.Text).FirstOrDefault();
    }

    /// <summary>0 to 1: the share of the shorter title's words that the other has too, by their first six letters.</summary>
    private static double Likeness(string text, string? other)
    {
        HashSet<string> own = Words(text), theirs = Words(other ?? "");
        int least = Math.Min(own.Count, theirs.Count);
        return least < 3 ? 0 : (double)own.Count(theirs.Contains) / least;
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value.Length > 6 ? match.Value[..6] : match.Value)];

    /// <summary>The heading without its kicker, then with it.</summary>
    private static IEnumerable<(string Text, bool Whole)> Readings(IElement heading)
    {
        string whole = SpacedText.Of(heading, " "), bare = SpacedText.Of(heading, " ", inner => NodeNames.Words(inner).Any(Kicker.Contains));
        return bare.Length > 0 && bare != whole ? [(bare, false), (whole, true)] : [(whole, true)];
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\u3040' and <= '\u30ff' or >= '\uac00' and <= '\ud7af';

    [GeneratedRegex(@"[\p{L}\p{N}]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
