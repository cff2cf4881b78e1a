namespace NewsAggregator.Core.Languages;

/// <summary>The length of a text as a reader counts it.</summary>
public static class WordCount
{
    /// <summary>Words; for Chinese, Japanese and Korean each character is one.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        int count = 0;
        bool word = false;
        foreach (char c in text)
        {
            if (Segmentation.IsCjk(c))
            {
                count++;
                word = false;
            }
            else if (char.IsLetterOrDigit(c))
            {
                count += word ? 0 : 1;
                word = true;
            }
            else
            {
                word = word && c is '\'' or '’' or '-' or '.' or ',';
            }
        }

        return count;
    }
}
