using AngleSharp.Html.Parser;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Timelines;

public sealed class TimelineBuilderTests
{
    public static TheoryData<string, string[]> Founding => new() { { FoundingCase.English, FoundingCase.EnglishNames }, { FoundingCase.Chinese, FoundingCase.ChineseNames } };

    [Theory]
    [MemberData(nameof(Founding))]
    public void Eleven_dated_departures_give_eleven_events_on_the_right_days_with_the_right_sentences(string html, string[] names)
    {
        ArticleBody body = Read(html);
        IReadOnlyList<DatedStatement> events = TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.Zero, null);
        Assert.Equal(FoundingCase.Days, events.Select(e => e.Start));
        Assert.All(events.Zip(names), pair => Assert.Contains(pair.Second, body.TextOf(pair.First.Sentence), StringComparison.Ordinal));
        Assert.All(events, e => Assert.Equal((e.Start, DatePrecision.Day), (e.End, e.Precision)));
    }

    [Fact]
    public void A_long_list_is_taken_whole_and_running_text_gives_way()
    {
        string items = string.Concat(Enumerable.Range(1, 28).Select(d => $"<li>Jan. {d}, 2026: One more ship leaves the port.</li>"));
        string prose = string.Concat(Enumerable.Range(1, 28).Select(d => $"<p>The port lost another ship in storm number {d} on Nov. {d}, 2025.</p>"));
        ArticleBody body = Read(prose + "<ul>" + items + "</ul>");
        IReadOnlyList<DatedStatement> events = TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.Zero, "en");
        Assert.Equal(Enumerable.Range(1, 28).Select(d => new DateOnly(2026, 1, d)), events.Select(e => e.Start));
    }

    [Fact]
    public void Captions_credits_code_and_promotions_give_no_event()
    {
        ArticleBody body = Read("""
            <figure><figcaption>The hall on Feb. 3, 2026.</figcaption></figure><p>By Ana Ruiz, Feb. 4, 2026</p><p>Published Feb. 5, 2026</p>
            <pre>released 2026-02-06</pre><p>Subscribe before Feb. 20 and save.</p><p>The hall has two doors.</p>
            """);
        Assert.Empty(TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.Zero, "en"));
    }

    [Fact]
    public void Who_wrote_a_quoted_post_and_what_was_corrected_are_no_events()
    {
        ArticleBody body = Read("""
            <p>The hall has two doors.</p><blockquote><p>The gate broke.</p><p>— Ana Ruiz (@ruiz) February 4, 2026</p></blockquote>
            <blockquote><p>Cards are down.</p><p>Crumb &amp; Daughter (@bakerydesk), <a href="/1">February 5, 2026</a></p></blockquote>
            <p>An earlier version of this article said that the hall opened on Feb. 3, 2026.</p>
            """);
        Assert.Empty(TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.Zero, "en"));
    }

    [Fact]
    public void A_heading_or_cell_that_is_a_date_dates_what_follows_it()
    {
        ArticleBody body = Read("<h3>February 6</h3><p>Zhang leaves. Nobody says why.</p><h3>Reactions</h3><p>None came.</p><table><tbody><tr><td>Feb. 9, 2026</td><td>The board meets.</td></tr></tbody></table>");
        Assert.Equal(
            ["2026-02-06 Zhang leaves.", "2026-02-09 The board meets."],
            TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.Zero, "en").Select(e => $"{e.Start:yyyy-MM-dd} {body.TextOf(e.Sentence)}"));
    }

    [Fact]
    public void A_sentence_takes_its_closest_date_and_stands_once()
    {
        ArticleBody body = Read("<p>In 2024 it promised a fix, and on Feb. 6 it came, the fastest since Jan. 3, 2019.</p>");
        DatedStatement only = Assert.Single(TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.Zero, "en"));
        Assert.Equal(new DatedStatement(0, new DateOnly(2026, 2, 6), new DateOnly(2026, 2, 6), DatePrecision.Day), only);
    }

    [Fact]
    public void Days_are_counted_in_the_zone_of_the_article()
    {
        ArticleBody body = Read("<p>It happened yesterday.</p>");
        Assert.Equal(new DateOnly(2026, 2, 12), TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.FromHours(8), "en")[0].Start);
        Assert.Equal(new DateOnly(2026, 2, 11), TimelineBuilder.Build(body, FoundingCase.Published, TimeSpan.Zero, "en")[0].Start);
    }

    [Fact]
    public void A_later_revision_may_name_later_days_and_counts_relative_words_from_the_first()
    {
        DateContext revised = new(new DateOnly(2026, 2, 2), new DateOnly(2026, 2, 12));
        Assert.Equal(new DateOnly(2026, 2, 11), DateMentions.Find("He had left on Feb. 11.", revised)[0].First);
        Assert.Equal(new DateOnly(2026, 2, 1), DateMentions.Find("He left yesterday.", revised)[0].First);
    }

    private static ArticleBody Read(string html) => BodyReader.Read(new HtmlParser().ParseDocument("<body>" + html).Body!, null);
}
