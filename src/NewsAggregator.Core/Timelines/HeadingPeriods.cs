using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Timelines;

/// <summary>The year or month that a heading gives to all below it, until the next heading of its level or a higher one.</summary>
internal sealed class HeadingPeriods(ArticleBody body)
{
    private readonly List<(int Level, DateMention Period)> _open = [];
    private List<(int Start, int Level)>? _levels;

    /// <summary>At a heading, before it is read.</summary>
    public void Reach(Sentence heading)
    {
        if (_open.Count > 0)
        {
            int level = LevelOf(heading);
            _open.RemoveAll(open => open.Level >= level);
        }
    }

    public void Open(Sentence heading, DateMention period) => _open.Add((LevelOf(heading), period));

    public DateContext In(DateContext context) => _open.Count == 0 ? context : context with { Within = _open[^1].Period };

    private int LevelOf(Sentence heading)
    {
        _levels ??= ReadLevels();
        int level = 6;
        foreach ((int start, int of) in _levels)
        {
            if (start > heading.Start)
            {
                break;
            }

            level = of;
        }

        return level;
    }

    // Where the text of each heading begins, in units of the body's text.
    private List<(int Start, int Level)> ReadLevels()
    {
        List<(int Start, int Level)> levels = [];
        BodyScanner scanner = new(body.Html);
        int length = 0;
        while (scanner.Read())
        {
            if (scanner.Token == BodyToken.Text)
            {
                for (int at = scanner.Start; at < scanner.End; length++)
                {
                    at += BodyScanner.Unit(body.Html, at, out _);
                }
            }
            else if (scanner.Token == BodyToken.Open && scanner.Name is ['h', >= '1' and <= '6'])
            {
                levels.Add((length, scanner.Name[1] - '0'));
            }
        }

        return levels;
    }
}
