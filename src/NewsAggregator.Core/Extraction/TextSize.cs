namespace NewsAggregator.Core.Extraction;

/// <summary>How much a text says: characters without white space, where one of a script without spaces counts three.</summary>
internal static class TextSize
{
    public static int Of(ReadOnlySpan<char> text)
    {
        int size = 0;
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                size += IsDense(c) ? 3 : 1;
            }
        }

        return size;
    }

    private static bool IsDense(char c) => c is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7af' or >= '\uf900' and <= '\ufaff';
}
