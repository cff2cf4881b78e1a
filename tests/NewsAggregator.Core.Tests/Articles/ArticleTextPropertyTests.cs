using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Tests.House;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Articles;

/// <summary>What holds of every article's summary and timeline, whatever its page: tried on all pages of our own.</summary>
public sealed class ArticleTextPropertyTests
{
    private static readonly DateTimeOffset Published = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("hant")]
    [InlineData("hans")]
    public void Summaries_and_events_are_verbatim_dated_by_their_words_ordered_and_the_same_each_time(string set)
    {
        string folder = Path.Combine(Repository.Root, "tests", "Fixtures", "pages", set, "html");
        int events = 0;
        foreach (string file in Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal))
        {
            (string html, string? language) = Read(File.ReadAllText(file));
            ArticleText text = ArticleText.Read("標題", html, language, Published, Zone, TextOrigin.Page);

            string words = PlainText.Fold(text.Body.Text);
            Assert.All(text.Summary, key => Assert.Contains(text.Body.TextOf(key), words, StringComparison.Ordinal));
            Assert.All(text.Dates, date => Assert.Contains(text.Body.TextOf(date.Sentence), words, StringComparison.Ordinal));
            Assert.All(text.Dates, date => Assert.True(Names(text.Body, date), $"{file}: {date.Start:o} is not what “{text.Body.TextOf(date.Sentence)}” says"));
            Assert.Equal(text.Summary.Order(), text.Summary);
            Assert.Equal(text.Dates.OrderBy(date => date.Start).ThenBy(date => date.Sentence), text.Dates);
            Assert.Equal(text.Dates.Count, text.Dates.DistinctBy(date => date.Sentence).Count());
            Assert.InRange(text.Summary.Count, 0, 4);

            ArticleText again = ArticleText.Read("標題", html, language, Published, Zone, TextOrigin.Page);
            Assert.Equal(text.Summary, again.Summary);
            Assert.Equal(text.Dates, again.Dates);
            Assert.Equal(text.Body.Sentences.Select(sentence => sentence.Anchor), again.Body.Sentences.Select(sentence => sentence.Anchor));
            Assert.Equal(text.Body.Sentences.Count, text.Body.Sentences.DistinctBy(sentence => sentence.Anchor).Count());
            events += text.Dates.Count;
        }

        Assert.True(events > 60, $"only {events} events were tried");
    }

    /// <summary>The sentence names the date, or the heading or cell before it does.</summary>
    private static bool Names(ArticleBody body, DatedStatement date)
    {
        DateContext context = DateContext.From(Published, Zone);
        return Says(date.Sentence) || (date.Sentence > 0 && body.Sentences[date.Sentence - 1].Unit is TextUnit.Heading or TextUnit.Cell && Says(date.Sentence - 1));

        // A span of two days is named by both.
        bool Says(int sentence)
        {
            IReadOnlyList<DateMention> mentions = DateMentions.Find(body.Text.AsSpan(body.Sentences[sentence].Start, body.Sentences[sentence].Length), context);
            return mentions.Any(mention => (mention.First, mention.Last, mention.Precision) == (date.Start, date.End, date.Precision))
                || (date.Precision == DatePrecision.Range && mentions.Any(mention => mention.First == date.Start) && mentions.Any(mention => mention.Last == date.End));
        }
    }

    private static (string Html, string? Language) Read(string page)
    {
        Uri address = new("https://pages.example/a");
        ExtractedPage read = ContentExtractor.Extract(page, address);
        ContentSanitizer.SanitizeInPlace(read.Document, read.Body!, address);
        return (read.Body!.InnerHtml, read.Metadata.Language);
    }
}
