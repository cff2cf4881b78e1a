namespace NewsAggregator.Core.Timelines;

/// <summary>Numbers of dates: 12, １２, 十二, 二十五, 二〇一九.</summary>
internal static class ChineseNumber
{
    /// <summary>The number at <paramref name="at"/>, or -1; <paramref name="end"/> is just past it.</summary>
    public static int Read(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        int value = 0;
        while (end < text.Length && end - at < 9 && Arabic(text[end]) is >= 0 and int digit)
        {
            value = (value * 10) + digit;
            end++;
        }

        if (end > at)
        {
            return end - at < 9 ? value : -1;
        }

        int tens = -1;
        int digits = 0;
        while (end < text.Length && end - at < 6)
        {
            char c = text[end];
            if (c is '十' or '廿' or '卅')
            {
                if (tens >= 0 || digits > 1)
                {
                    return -1;
                }

                tens = c == '十' ? (digits == 1 ? value : 1) : c == '廿' ? 2 : 3;
                value = 0;
                digits = 0;
            }
            else if (Digit(c) is >= 0 and int digit)
            {
                value = (value * 10) + digit;
                digits++;
            }
            else
            {
                break;
            }

            end++;
        }

        return end == at || (tens >= 0 && digits > 1) ? -1 : tens >= 0 ? (tens * 10) + value : value;
    }

    public static bool Begins(char c) => Arabic(c) >= 0 || Digit(c) >= 0 || c is '十' or '廿' or '卅';

    private static int Arabic(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;

    private static int Digit(char c) => c switch
    {
        '〇' or '零' or '○' => 0,
        '一' or '元' => c == '一' ? 1 : -1,
        '二' or '兩' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };
}
