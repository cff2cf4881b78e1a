using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>Frames of houses that nobody knows: worth a link when their title says what they show, and when they are no advertisement.</summary>
internal static partial class StrangeFrame
{
    private const int LeastTitle = 6;
    private const int Tiny = 10;

    /// <summary>Advertisements, counters, sign-ups, consent and comments: parts of host names.</summary>
    private static readonly string[] Unwanted =
    [
        "googletagmanager", "doubleclick", "googlesyndication", "googleadservices", "adservice", "amazon-adsystem", "taboola", "outbrain", "criteo", "adnxs", "rubiconproject",
        "safeframe", "teads", "recaptcha", "hcaptcha", "challenges.cloudflare", "accounts.google", "consent", "disqus", "widgets.wp.com", "beehiiv", "list-manage", "mailchi",
        "substack", "hsforms", "newsletter", "addthis", "sharethis", "privacy-mgmt", "piano.io", "tinypass",
    ];

    /// <summary>The frame's title, folded; null: not worth a link.</summary>
    public static string? Title(IElement frame, Uri source)
    {
        string title = PlainText.Fold(frame.GetAttribute("title") ?? frame.GetAttribute("aria-label") ?? "");
        return TextSize.Of(title) >= LeastTitle && !SaysNothing().IsMatch(title) && !IsTiny(frame, "width") && !IsTiny(frame, "height")
            && !Array.Exists(Unwanted, part => source.Host.Contains(part, StringComparison.OrdinalIgnoreCase))
                ? PlainText.Cut(title, 200)
                : null;
    }

    private static bool IsTiny(IElement frame, string side) =>
        frame.GetAttribute(side) is { } size && int.TryParse(size.AsSpan().Trim().TrimEnd("px"), out int pixels) && pixels <= Tiny;

    [GeneratedRegex(@"^(?:(?:3rd party |third party )?ad(?:vertisement)?s?\b.*|.*\bad (?:content|frame|unit)|(?:embed(?:ded)?|external|web|interactive)? ?(?:i?frame|content|player|widget|embed)s?|.*\b(?:newsletter|sign.?up|subscribe|captcha|cookies?|consent|comments?|like button|follow button|share button|tracking|pixel)\b.*|interactive or visual content|blank|untitled|廣告.*|广告.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysNothing();
}
