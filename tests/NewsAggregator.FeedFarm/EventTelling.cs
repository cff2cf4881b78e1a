using System.Globalization;
using System.Text;

namespace NewsAggregator.FeedFarm;

/// <summary>One feed's words for an event, or its copy of another feed's: cut, in another order, or under another title.</summary>
internal sealed class EventTelling
{
    // How many words in a hundred are the event's own: most in the title, fewer with every sentence.
    private const int TitleShare = 65;
    private const int OpeningShare = 40;
    private const int LaterShare = 20;
    private const int OpeningSentences = 3;

    private readonly FarmOptions _options;
    private readonly FarmLanguage _language;
    private readonly ZipfVocabulary _words;
    private readonly FarmEvent _event;
    private FarmRandom _random;

    private EventTelling(FarmOptions options, FarmLanguage language, Telling telling)
    {
        _options = options;
        _language = language;
        _words = ZipfVocabulary.Of(language);
        _event = FarmEvent.Of(options, telling.Event, language);
        _random = new FarmRandom(options.Seed, 0x7E11, (ulong)telling.Event, (ulong)telling.Teller);
    }

    public static (string Title, string BodyHtml) Write(FarmOptions options, FarmLanguage language, int feed, Telling telling)
    {
        var told = new EventTelling(options, language, telling);
        var title = told.Title();
        string[] sentences = [.. told.Sentences()];
        if (telling.CopyOf is not null)
        {
            var random = new FarmRandom(options.Seed, 0xC0B1, (ulong)telling.Event, (ulong)feed);
            title = random.Next(2) == 0 ? title : told.Title();
            sentences = Copied(sentences, ref random);
        }

        var html = new StringBuilder();
        foreach (var paragraph in sentences.Chunk(3)) html.Append("<p>").AppendJoin(language == FarmLanguage.English ? " " : "", paragraph).Append("</p>\n");
        return (title, html.ToString());
    }

    private string Title()
    {
        var phrase = Phrase(language: _language, words: 5 + _random.Next(4), share: TitleShare, first: _event.Names[_random.Next(2)]);
        return char.ToUpperInvariant(phrase[0]) + phrase[1..];
    }

    private IEnumerable<string> Sentences()
    {
        var bytes = 0;
        for (var i = 0; bytes < _options.BodyBytes; i++)
        {
            var share = i < OpeningSentences ? OpeningShare : LaterShare;
            var sentence = _language == FarmLanguage.English ? English(i, share) : Chinese(i, share);
            bytes += Encoding.UTF8.GetByteCount(sentence);
            yield return sentence;
        }
    }

    private string English(int place, int share)
    {
        var phrase = Phrase(_language, 9 + _random.Next(10), share, place == 0 ? _event.Names[0] : null);
        return place == 1
            ? string.Create(CultureInfo.InvariantCulture, $"On {_event.Day:dddd}, {_event.Day:MMMM d}, {phrase}.")
            : char.ToUpperInvariant(phrase[0]) + phrase[1..] + ".";
    }

    private string Chinese(int place, int share)
    {
        var (one, other) = (Phrase(_language, 4 + _random.Next(4), share, place == 0 ? _event.Names[0] : null), Phrase(_language, 3 + _random.Next(4), share, null));
        return place == 1 ? string.Create(CultureInfo.InvariantCulture, $"{_event.Day.Month}月{_event.Day.Day}日，{one}，{other}。") : $"{one}，{other}。";
    }

    private string Phrase(FarmLanguage language, int words, int share, string? first)
    {
        var text = new StringBuilder(first);
        for (var i = first is null ? 0 : 1; i < words; i++)
        {
            if (text.Length > 0 && language == FarmLanguage.English) text.Append(' ');
            text.Append(_random.Next(100) < share ? _event.Draw(ref _random) : _words.Draw(ref _random));
        }

        return text.ToString();
    }

    private static string[] Copied(string[] sentences, ref FarmRandom random)
    {
        var kept = sentences.Length * (random.Next(2) == 0 ? 10 : 6) / 10;
        string[] copy = sentences[..Math.Max(2, kept)];
        if (random.Next(2) == 0) return copy;
        var turn = copy.Length / 3;
        return [.. copy[turn..], .. copy[..turn]];
    }
}
