using System.Text;

namespace NewsAggregator.Core.Filtering;

/// <summary>The small signs of the language, read from a place in the text; what they mean is the reader's affair.</summary>
internal static class FilterToken
{
    /// <summary>A comparison's sign at this place, white space before it allowed.</summary>
    public static (FilterOperator Operator, int End)? Sign(string text, int from)
    {
        int i = from;
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        if (i == text.Length || text[i] is not ('<' or '>'))
        {
            return null;
        }

        bool less = text[i] == '<';
        bool equal = i + 1 < text.Length && text[i + 1] == '=';
        return (less ? (equal ? FilterOperator.AtMost : FilterOperator.Less) : (equal ? FilterOperator.AtLeast : FilterOperator.More), i + (equal ? 2 : 1));
    }

    /// <summary>What stands behind an opening quote, unescaped; leaves the place at the closing quote, or at the end without one.</summary>
    public static string Quoted(string text, ref int at)
    {
        StringBuilder value = new();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\')
            {
                at++;
            }

            value.Append(text[at++]);
        }

        return value.ToString();
    }

    /// <summary>What stands behind an opening slash; leaves the place at the closing slash, or at the end without one.</summary>
    public static string Pattern(string text, ref int at)
    {
        StringBuilder pattern = new();
        while (at < text.Length && text[at] != '/')
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                // Only the slash and the quote lose their backslash here; every other escape belongs to the pattern.
                if (text[at + 1] is not ('/' or '"'))
                {
                    pattern.Append('\\');
                }

                at++;
            }

            pattern.Append(text[at++]);
        }

        return pattern.ToString();
    }
}
