using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction;

/// <summary>The elements and attributes that a body may consist of. Everything else is unwrapped or removed.</summary>
public static class AllowedHtml
{
    public static readonly FrozenSet<string> Elements = Set(
        "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite figure figcaption img a em strong b i u s sub sup code pre kbd samp var "
        + "table caption colgroup thead tbody tfoot tr th td hr br wbr time abbr ins del mark small ruby rt rp details summary bdi bdo");

    public static readonly FrozenSet<string> Attributes = Set(
        "href src alt title width height datetime lang dir colspan rowspan start reversed cite rel");

    /// <summary>Removed with what they hold: code, forms' controls, other vocabularies, and things that are not text.</summary>
    public static readonly FrozenSet<string> RemovedWhole = Set(
        "script style template noscript svg math head title meta link base input select textarea button option optgroup datalist output "
        + "progress meter label canvas map area param frame frameset noframes noembed applet dialog portal bgsound keygen");

    /// <summary>Elements that begin a line of their own; without them the words of two neighbours would grow together.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table caption thead tbody tfoot tr hr pre details summary "
        + "div section article main header footer aside nav address center fieldset legend form hgroup search menu dir listing xmp plaintext body html");

    /// <summary>Blocks that already are a line: one lonely paragraph in them adds nothing.</summary>
    internal static readonly FrozenSet<string> Lines = Set("p h2 h3 h4 h5 h6 li dt dd figcaption caption summary td th a q pre");

    internal static bool IsBlock(INode node) => node is IElement element && Blocks.Contains(element.LocalName);

    /// <summary>An independent look over the result: the first thing that must not be there, in words; null: clean.</summary>
    public static string? Violation(IElement container)
    {
        ArgumentNullException.ThrowIfNull(container);
        foreach (IElement element in container.QuerySelectorAll("*"))
        {
            if (element.NamespaceUri != NamespaceNames.HtmlUri || !Elements.Contains(element.LocalName))
            {
                return $"element {element.LocalName}";
            }

            foreach (IAttr attribute in element.Attributes)
            {
                if (attribute.NamespaceUri is not null || !Attributes.Contains(attribute.Name)
                    || (attribute.Name is "href" or "src" or "cite" && !IsWebAddress(attribute.Value)))
                {
                    return $"attribute {attribute.Name}";
                }
            }
        }

        return null;
    }

    private static bool IsWebAddress(string value) =>
        value.StartsWith("https://", StringComparison.Ordinal) || value.StartsWith("http://", StringComparison.Ordinal)
        || value.StartsWith("mailto:", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
