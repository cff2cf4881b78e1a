using System.Globalization;
using System.Text;

namespace NewsAggregator.Web.Pages;

/// <summary>The readable end of an address: the Latin words of a title, at most 60 characters.</summary>
public static class Slug
{
    public const int MostCharacters = 60;

    /// <summary>Lower-case words with hyphens; empty when the title has no Latin words.</summary>
    public static string Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        StringBuilder slug = new();
        StringBuilder word = new();
        foreach (char c in title.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not '\'' and not '’')
            {
                if (!Take(slug, word))
                {
                    return slug.ToString();
                }
            }
        }

        Take(slug, word);
        // Figures alone say nothing, and a title in another script often has nothing else.
        return slug.ToString().Any(char.IsAsciiLetter) ? slug.ToString() : "";
    }

    private static bool Take(StringBuilder slug, StringBuilder word)
    {
        if (word.Length == 0)
        {
            return true;
        }

        int needed = slug.Length + (slug.Length > 0 ? 1 : 0) + word.Length;
        if (needed > MostCharacters)
        {
            if (slug.Length == 0)
            {
                slug.Append(word, 0, MostCharacters);
            }

            return false;
        }

        slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        word.Clear();
        return true;
    }
}
