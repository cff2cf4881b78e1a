using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The sizes in which a page offers one picture: srcset, sources, lazy attributes, and what the addresses themselves say.</summary>
internal static partial class PictureSizes
{
    private static readonly string[] Sets = ["srcset", "data-srcset", "data-lazy-srcset", "data-src-set"];
    private static readonly string[] Sources = ["data-src", "data-original", "data-lazy-src", "src"];
    private static readonly string[] Placeholders = ["placeholder", "blank.gif", "spacer", "transparent", "1x1", "loading.gif", "pixel.gif", "grey.gif", "lazyload"];

    /// <summary>Null where the element shows no picture of its own (a placeholder that a script replaces).</summary>
    public static PagePicture? Largest(IElement image, Uri address)
    {
        int? width = Pixels(image.GetAttribute("width")), height = Pixels(image.GetAttribute("height"));
        bool ratio = (width, height) is (16, 9) or (9, 16) or (4, 3) or (3, 4) or (3, 2) or (2, 3);
        Candidate? best = Sized(image, address).OrderByDescending(candidate => candidate.Width).Cast<Candidate?>().FirstOrDefault();
        Uri? plain = Plain(image, address);
        Uri? chosen = best is { Width: > 0 } || plain is null ? best?.Address : plain;
        if (chosen is null)
        {
            return null;
        }

        int? shown = chosen == best?.Address && best is { Width: > 0 } sized ? sized.Width : (ratio ? null : width) ?? Said(chosen);
        int? tall = shown is > 0 && width is > 0 && height is > 0 ? (int)Math.Round((double)shown * height.Value / width.Value) : null;
        return new PagePicture(chosen, shown, tall, image.GetAttribute("alt") is { Length: > 0 } alt ? Languages.PlainText.Fold(alt) : null);
    }

    /// <summary>Whether one of the image's addresses has one of the marks: the same file, or the same long number or hash in its name.</summary>
    public static bool AreSame(IElement image, HashSet<string> marks, Uri address)
    {
        IEnumerable<Uri?> all = [Plain(image, address), .. Sized(image, address).Select(candidate => candidate.Address)];
        return all.Any(one => one is not null && Marks(one).Overlaps(marks));
    }

    public static bool IsPicture(Uri address) => FileName().IsMatch(address.PathAndQuery);

    private readonly record struct Candidate(Uri Address, int Width);

    private static IEnumerable<Candidate> Sized(IElement image, Uri address)
    {
        IElement? picture = image.ParentElement is { LocalName: "picture" } parent ? parent : null;
        foreach (IElement named in picture is null ? [image] : (IEnumerable<IElement>)[.. picture.Children.Where(child => child.LocalName == "source"), image])
        {
            // A source for narrow screens is a size below the others, and often another cut.
            bool narrow = named.GetAttribute("media")?.Contains("max-width", StringComparison.OrdinalIgnoreCase) == true;
            foreach (string name in Sets)
            {
                foreach (SourceCandidate one in SourceSet.Read(named.GetAttribute(name)))
                {
                    if (!one.Address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && Addresses.Resolve(one.Address, address) is { } found && !IsPlaceholder(found))
                    {
                        int width = one.Width ?? (int)((Said(found) ?? 0) * (one.Density ?? 1));
                        yield return new Candidate(found, narrow && one.Width is null ? width / 4 : width);
                    }
                }
            }
        }
    }

    private static Uri? Plain(IElement image, Uri address)
    {
        foreach (string name in Sources)
        {
            if (image.GetAttribute(name) is { } written && !written.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && !written.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
                && Addresses.Resolve(written, address) is { } source && !IsPlaceholder(source))
            {
                return source;
            }
        }

        return null;
    }

    private static bool IsPlaceholder(Uri source) => Placeholders.Any(mark => source.AbsolutePath.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>The width that many addresses carry: "?w=1200", "/w_1024,", "-1200x630.jpg".</summary>
    private static int? Said(Uri address) =>
        WidthInAddress().Match(address.PathAndQuery) is { Success: true } match ? int.Parse(match.Groups[1].Value.Length > 0 ? match.Groups[1].ValueSpan : match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static int? Pixels(string? text) =>
        int.TryParse(text?.Trim().TrimEnd('p', 'x'), NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) && pixels is > 1 and < 20_000 ? pixels : null;

    /// <summary>What tells a picture in all its sizes and cuts: the name of its file, and long numbers or hashes in it.</summary>
    public static HashSet<string> Marks(Uri picture)
    {
        string written = Uri.UnescapeDataString(Uri.UnescapeDataString(picture.PathAndQuery));
        var marks = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match file in FileName().Matches(written))
        {
            string stem = SizeAtEnd().Replace(file.Groups[1].Value, "");
            if (stem.Length >= 6)
            {
                marks.Add(stem);
            }
        }

        string last = picture.AbsolutePath[(picture.AbsolutePath.LastIndexOf('/') + 1)..] + " " + picture.Query;
        foreach (Match token in LongToken().Matches(Uri.UnescapeDataString(last)))
        {
            if (!DayNumber().IsMatch(token.Value) && token.Value.Any(char.IsAsciiDigit))
            {
                marks.Add(token.Value);
            }
        }

        return marks;
    }

    [GeneratedRegex(@"(?:[?&/,_;]|\b)(?:w|width|wid|imwidth|rw|resize)[=_:](\d{2,4})\b|(?<!\d)(\d{3,4})x\d{2,4}(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WidthInAddress();

    [GeneratedRegex(@"([^/?&=]+)\.(?:jpe?g|png|webp|avif|gif)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"[-_.](?:\d{2,4}x\d{2,4}|scaled|\d{3,4}w?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SizeAtEnd();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{6,}|[A-Za-z0-9]{14,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongToken();

    [GeneratedRegex(@"^(?:19|20)\d{4}(?:\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayNumber();
}
