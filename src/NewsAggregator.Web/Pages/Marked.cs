using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using NewsAggregator.Core.Searching;

namespace NewsAggregator.Web.Pages;

/// <summary>A text with places of it marked. The text is encoded like any other.</summary>
public static class Marked
{
    public static IHtmlContent Of(string text, IReadOnlyList<TextSpan>? marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        HtmlContentBuilder html = new();
        int at = 0;
        foreach (TextSpan mark in marks ?? [])
        {
            TagBuilder tag = new("mark");
            tag.InnerHtml.Append(text[mark.Start..mark.End]);
            html.Append(text[at..mark.Start]).AppendHtml(tag);
            at = mark.End;
        }

        return html.Append(text[at..]);
    }
}
