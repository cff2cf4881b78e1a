namespace NewsAggregator.Core.Timelines;

/// <summary>Cuts text into the tokens English date rules read. CJK text gives marks, so that no rule reads across it.</summary>
internal static class DateTokenizer
{
    [ThreadStatic]
    private static DateToken[]? s_buffer;

    /// <summary>Valid until the next call on this thread.</summary>
    public static ReadOnlySpan<DateToken> Cut(ReadOnlySpan<char> text)
    {
        DateToken[] buffer = s_buffer ??= new DateToken[1024];
        int count = 0;
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (c == ' ')
            {
                i++;
                continue;
            }

            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
                s_buffer = buffer;
            }

            int start = i;
            if (char.IsAsciiLetter(c))
            {
                i = Word(text, start, out DateToken word);
                buffer[count++] = word;
            }
            else if (char.IsAsciiDigit(c))
            {
                i = Digits(text, start, out DateToken number);
                buffer[count++] = number;
            }
            else if (c == '\n')
            {
                // An empty line ends whatever stood before it; a single break may be one of width.
                i++;
                int blank = i;
                while (blank < text.Length && text[blank] is ' ' or '\r' or '\t')
                {
                    blank++;
                }

                if (blank < text.Length && text[blank] == '\n')
                {
                    buffer[count++] = new DateToken(start, blank, DateWord.Break, 0, false);
                    i = blank + 1;
                }
            }
            else if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (char.IsLetter(c) && c < '\u0250')
            {
                i = Word(text, start, out DateToken word);
                buffer[count++] = word;
            }
            else
            {
                i++;
                buffer[count++] = new DateToken(start, i, DateWord.Mark, c, false);
            }
        }

        return buffer.AsSpan(0, count);
    }

    private static int Word(ReadOnlySpan<char> text, int start, out DateToken token)
    {
        int i = start + 1;
        while (i < text.Length && (char.IsAsciiLetter(text[i]) || (text[i] >= '\u00C0' && text[i] < '\u0250')))
        {
            i++;
        }

        (DateWord Kind, int Value) known = (DateWord.Other, 0);
        if (i - start is >= 1 and <= 16)
        {
            Span<char> folded = stackalloc char[16];
            text[start..i].ToLowerInvariant(folded);
            known = DateWords.Of(folded[..(i - start)]);
        }

        token = new DateToken(start, i, known.Kind, known.Value, char.IsAsciiLetterUpper(text[start]));
        return i;
    }

    private static int Digits(ReadOnlySpan<char> text, int start, out DateToken token)
    {
        int i = start;
        int value = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            value = i - start < 8 ? (value * 10) + text[i] - '0' : -1;
            i++;
        }

        // 2,026 and 3.5 are one number, and no part of a date.
        int end = i;
        while (end + 1 < text.Length && text[end] is ',' or '.' && char.IsAsciiDigit(text[end + 1]) && (text[end] == '.' || IsGroup(text, end + 1)))
        {
            value = -1;
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }

        if (end > i)
        {
            token = new DateToken(start, end, DateWord.Number, -1, false);
            return end;
        }

        ReadOnlySpan<char> tail = text[i..Math.Min(text.Length, i + 3)];
        if (tail.Length >= 2 && (tail[..2] is "st" or "nd" or "rd" or "th") && (tail.Length == 2 || !char.IsLetter(tail[2])))
        {
            token = new DateToken(start, i + 2, DateWord.OrdinalNumber, value, false);
            return i + 2;
        }

        // 1990s, 30mm, 4K
        bool joined = i < text.Length && char.IsAsciiLetter(text[i]) && !tail.StartsWith("am") && !tail.StartsWith("pm");
        token = new DateToken(start, i, DateWord.Number, joined ? -1 : value, i - start == 4);
        return i;
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && (at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]));
}
