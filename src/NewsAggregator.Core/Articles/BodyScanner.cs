namespace NewsAggregator.Core.Articles;

/// <summary>
/// Reads HTML as our own serialiser writes it (attributes in double quotes, &lt; and &amp; in text escaped), token by token, without building
/// a tree. Reader and renderer share it, so both count the same text.
/// </summary>
internal ref struct BodyScanner(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> _html = html;
    private int _next;

    public BodyToken Token { get; private set; }

    /// <summary>First unit of the token in the HTML.</summary>
    public int Start { get; private set; }

    /// <summary>Just past the token.</summary>
    public readonly int End => _next;

    /// <summary>Of a tag, as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    public bool Read()
    {
        if (_next >= _html.Length)
        {
            return false;
        }

        Start = _next;
        Name = default;
        if (_html[_next] != '<')
        {
            int text = _html[_next..].IndexOf('<');
            _next = text < 0 ? _html.Length : _next + text;
            Token = BodyToken.Text;
            return true;
        }

        if (_html[_next..].StartsWith("<!--", StringComparison.Ordinal))
        {
            int close = _html[_next..].IndexOf("-->", StringComparison.Ordinal);
            _next = close < 0 ? _html.Length : _next + close + 3;
            Token = BodyToken.Other;
            return true;
        }

        bool closing = _next + 1 < _html.Length && _html[_next + 1] == '/';
        int name = _next + (closing ? 2 : 1);
        int end = name;
        while (end < _html.Length && char.IsAsciiLetterOrDigit(_html[end]))
        {
            end++;
        }

        Name = _html[name..end];
        Token = Name.IsEmpty ? BodyToken.Other : closing ? BodyToken.Close : BodyToken.Open;
        _next = PastTag(end);

        // HTML Standard, 13.1.2.5: a line feed right behind <pre> is no text; serialisers write one more where the text begins with one.
        if (Token == BodyToken.Open && Name is "pre" && _next < _html.Length && _html[_next] == '\n')
        {
            _next++;
        }

        return true;
    }

    /// <summary>How many units of HTML make the text unit at <paramref name="at"/>, and that unit. A reference we do not know is read as it stands.</summary>
    public static int Unit(ReadOnlySpan<char> html, int at, out char unit)
    {
        unit = html[at];
        if (unit != '&')
        {
            return 1;
        }

        ReadOnlySpan<char> rest = html[at..];
        (string Text, char Unit)[] known = References;
        foreach ((string text, char c) in known)
        {
            if (rest.StartsWith(text, StringComparison.Ordinal))
            {
                unit = c;
                return text.Length;
            }
        }

        return 1;
    }

    private static readonly (string Text, char Unit)[] References =
        [("&amp;", '&'), ("&nbsp;", '\u00A0'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];

    private readonly int PastTag(int at)
    {
        while (at < _html.Length)
        {
            int step = _html[at..].IndexOfAny('>', '"');
            if (step < 0)
            {
                return _html.Length;
            }

            at += step;
            if (_html[at] == '>')
            {
                return at + 1;
            }

            int quote = _html[(at + 1)..].IndexOf('"');
            if (quote < 0)
            {
                return _html.Length;
            }

            at += quote + 2;
        }

        return _html.Length;
    }
}

internal enum BodyToken
{
    Text,
    Open,
    Close,
    Other,
}
