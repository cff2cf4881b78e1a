using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction;

/// <summary>
/// The quotations that the houses of posts give to publishers: a blockquote with a class of theirs, which a script turns into a
/// frame. One that says something stays a quotation with its author, date and link; one that only names its post becomes a link.
/// </summary>
internal static partial class EmbeddedPost
{
    private const int DepthLimit = 60;
    private const int LeastSaid = 12;

    private static readonly (string Class, string Name)[] Houses =
    [
        ("twitter-tweet", "X"), ("twitter-video", "X"), ("instagram-media", "Instagram"), ("tiktok-embed", "TikTok"), ("fb-xfbml-parse-ignore", "Facebook"),
        ("mastodon-embed", "Mastodon"), ("bluesky-embed", "Bluesky"), ("text-post-media", "Threads"), ("reddit-embed-bq", "Reddit"), ("reddit-card", "Reddit"),
    ];

    /// <summary>Where a house writes the post's address, in order of trust.</summary>
    private static readonly string[] Addresses = ["data-instgrm-permalink", "data-text-post-permalink", "data-embed-url", "cite"];

    private static readonly string[] Attributes = ["href", "src", "alt", "title", "lang", "dir", "datetime"];

    public static bool IsPost(INode node) => node is IElement { LocalName: "blockquote" } element && NameOf(element) is not null;

    /// <summary>A box that holds posts and no word besides.</summary>
    public static bool IsWrapper(INode node)
    {
        if (node is not IElement { LocalName: "div" or "figure" or "p" or "center" } box)
        {
            return false;
        }

        List<IElement> posts = [.. box.QuerySelectorAll("blockquote").Where(IsPost)];
        return posts.Count > 0 && TextSize.Of(box.TextContent) == posts.Sum(post => TextSize.Of(post.TextContent));
    }

    /// <summary>New elements only; null: neither words nor a link.</summary>
    public static IElement? Write(IDocument document, IElement post)
    {
        string name = NameOf(post)!;
        string? page = Page(post);
        List<TextBlock> said = [.. BlockReader.Read(post, NodeNames.IsNever).Where(block => !IsInterface(block.Text))];
        if (name != "Reddit" && said.Exists(block => !Attribution().IsMatch(block.Text) && block.Size >= LeastSaid))
        {
            IElement quote = document.CreateElement("blockquote");
            Copy(post, quote, 0);
            if (page is not null && !LeadsTo(quote, page))
            {
                IElement line = document.CreateElement("p");
                line.AppendChild(Link(document, page, name));
                quote.AppendChild(line);
            }

            return quote;
        }

        if (page is null)
        {
            return null;
        }

        IElement figure = document.CreateElement("figure");
        string words = PlainText.Cut(name == "Reddit" ? PlainText.Fold(post.QuerySelector("a")?.TextContent ?? "") : string.Join(" ", said.Select(block => block.Text)), 200);
        figure.AppendChild(Link(document, page, words.Length == 0 ? name : $"{name}: {words}"));
        return figure;
    }

    private static string? NameOf(IElement element)
    {
        if (element.ClassName is not { Length: > 0 } classes)
        {
            return null;
        }

        foreach ((string @class, string name) in Houses)
        {
            if (classes.Contains(@class, StringComparison.Ordinal) && element.ClassList.Contains(@class))
            {
                return name;
            }
        }

        return null;
    }

    private static string? Page(IElement post)
    {
        string? written = Addresses.Select(post.GetAttribute).FirstOrDefault(IsWeb) ?? Bluesky(post.GetAttribute("data-bluesky-uri"));
        if (written is not null)
        {
            return written.EndsWith("/embed", StringComparison.Ordinal) ? written[..^6] : written;
        }

        List<string> links = [.. post.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).OfType<string>().Where(IsWeb)];
        return links.FindLast(link => link.Contains("/status/", StringComparison.Ordinal)) ?? links.FirstOrDefault();
    }

    /// <summary>at://DID/app.bsky.feed.post/KEY, as AT URIs are written.</summary>
    private static string? Bluesky(string? uri) =>
        uri?.Split('/') is ["at:", "", { Length: > 0 } author, "app.bsky.feed.post", { Length: > 0 } key] ? $"https://bsky.app/profile/{author}/post/{key}" : null;

    private static bool IsWeb(string? address) =>
        address is { Length: < 2000 } && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static bool LeadsTo(IElement quote, string page)
    {
        string path = page.Split('?', '#')[0].TrimEnd('/');
        return quote.QuerySelectorAll("a").Any(link => link.GetAttribute("href")?.StartsWith(path, StringComparison.OrdinalIgnoreCase) == true);
    }

    private static IElement Link(IDocument document, string page, string words)
    {
        IElement link = document.CreateElement("a");
        link.SetAttribute("href", page);
        link.TextContent = words;
        return link;
    }

    private static void Copy(IElement from, IElement into, int depth)
    {
        foreach (INode node in from.ChildNodes)
        {
            if (node is IText text)
            {
                into.AppendChild(into.Owner!.CreateTextNode(text.Data));
            }
            else if (node is IElement element && depth < DepthLimit && !NodeNames.IsNever(element) && !IsInterface(PlainText.Fold(element.TextContent)))
            {
                IElement copy = into.Owner!.CreateElement(AllowedHtml.Elements.Contains(element.LocalName) ? element.LocalName : NodeNames.IsBlock(element) ? "div" : "span");
                foreach (string name in Attributes)
                {
                    if (element.GetAttribute(name) is { } value)
                    {
                        copy.SetAttribute(name, value);
                    }
                }

                Copy(element, copy, depth + 1);
                into.AppendChild(copy);
            }
        }
    }

    private static bool IsInterface(string text) => text.Length < 60 && Interface().IsMatch(text);

    /// <summary>What the houses' own templates say beside the post.</summary>
    [GeneratedRegex(@"^(?:View (?:this post )?on (?:Instagram|Threads|Mastodon|Facebook|X|Bluesky)|在 (?:Instagram|Threads) ?查看.*|在 ?Instagram ?查看這則貼文|\[image or embed\])$", RegexOptions.CultureInvariant)]
    private static partial Regex Interface();

    /// <summary>Who wrote the post, without a word of it.</summary>
    [GeneratedRegex(@"^(?:(?:A (?:post|photo|video|reel) shared by|Posted by|Post by) |[—–-] |.{1,60}分享(?:的|了).{0,12}(?:貼文|帖子|相片)$)", RegexOptions.CultureInvariant)]
    private static partial Regex Attribution();
}
