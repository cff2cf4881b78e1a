using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Feeds;

/// <summary>Authors in the spellings of RSS ("mail (name)", "name (mail)", "name &lt;mail&gt;"), Atom and iTunes.</summary>
internal static partial class FeedPersons
{
    private const int Longest = 500;

    public static ParsedPerson? FromText(string text)
    {
        string words = text.Trim();
        words = words.Length > Longest ? words[..Longest] : words;
        if (words.Length == 0)
        {
            return null;
        }

        Match mail = Mail().Match(words);
        if (!mail.Success)
        {
            string name = FeedText.Words(words);
            return name.Length == 0 ? null : new ParsedPerson(name);
        }

        string rest = words.Remove(mail.Index, mail.Length)
            .Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)
            .Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Replace("[]", "", StringComparison.Ordinal)
            .Replace("&lt;&gt;", "", StringComparison.Ordinal).Trim().Trim('"', ',', ';').Trim();
        if (rest.Length > 1 && rest[0] == '(' && rest[^1] == ')')
        {
            rest = rest[1..^1].Trim();
        }

        string called = FeedText.Words(rest);
        return new ParsedPerson(called.Length == 0 ? null : called, mail.Value);
    }

    /// <summary>An Atom person construct, or any element with name, email and an address inside; its text where it has none.</summary>
    public static ParsedPerson? From(FeedElement element, Uri? baseAddress)
    {
        if (!element.HasElements)
        {
            return FromText(element.Text);
        }

        string? name = null;
        string? mail = null;
        string? address = null;
        foreach (FeedElement part in element.Elements)
        {
            string text = part.Text.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            switch (part.Name)
            {
                case "name" or "title" or "fn":
                    name ??= FeedText.Words(text);
                    break;
                case "email" or "mbox":
                    mail ??= text;
                    break;
                case "uri" or "url" or "homepage" or "link":
                    address ??= FeedAddress.Absolute(part.Base ?? baseAddress, text);
                    break;
                case "person" or "description" or "li" or "seq":
                    if (From(part, baseAddress) is { } inner)
                    {
                        return inner;
                    }

                    break;
            }
        }

        if (name is null && mail is null && address is null)
        {
            return FromText(element.Text);
        }

        // A mail address in the place of the name says both.
        if (name is not null && mail is null && Mail().IsMatch(name) && FromText(name) is { } person)
        {
            return person with { Url = address };
        }

        return new ParsedPerson(name, mail, address);
    }

    [GeneratedRegex(@"[A-Za-z0-9_.+\-]+@(?:[A-Za-z0-9\-]+\.)*[A-Za-z0-9\-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}
