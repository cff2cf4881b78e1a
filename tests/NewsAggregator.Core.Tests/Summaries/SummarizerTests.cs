using AngleSharp.Html.Parser;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Summaries;
using NewsAggregator.Core.Tests.Timelines;

namespace NewsAggregator.Core.Tests.Summaries;

public sealed class SummarizerTests
{
    private const string Article = """
        <p>By Ana Ruiz</p>
        <p>PORTO, Feb 11 (Newswire) - Halcyon Loom will close its only factory in April, the maker of looms said on Tuesday.</p>
        <p>The closure of the factory costs 300 people their work. Halcyon Loom blamed the price of power, which has doubled.</p>
        <figure><figcaption>The factory of Halcyon Loom in Porto will close.</figcaption></figure>
        <p>Halcyon Loom will close its only factory in April, the maker of looms said on Tuesday.</p>
        <p>Subscribe to our newsletter about factory closures at Halcyon Loom and never miss one.</p>
        <p>The union called the closure of the factory a scandal and asked the minister to step in.</p>
        <p>The weather in Porto was fine. A cat slept on the steps of the town hall.</p>
        <p>Looms have been built in Porto for two hundred years.</p>
        """;

    [Fact]
    public void Key_sentences_tell_the_news_once_in_text_order_and_verbatim()
    {
        ArticleBody body = Read(Article);
        IReadOnlyList<int> chosen = Summarizer.Choose("Halcyon Loom closes its factory", body, "en");
        Assert.Equal(3, chosen.Count);
        Assert.Equal(chosen.Order(), chosen);
        Assert.All(chosen, i => Assert.Contains(body.Text[body.Sentences[i].Start..body.Sentences[i].End], Read(Article).Text, StringComparison.Ordinal));
        string[] texts = [.. chosen.Select(body.TextOf)];
        Assert.Single(texts, t => t.Contains("in April", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.StartsWith("By ", StringComparison.Ordinal) || t.Contains("newsletter", StringComparison.Ordinal) || t.Contains("cat", StringComparison.Ordinal));
        Assert.All(chosen, i => Assert.NotEqual(TextUnit.Caption, body.Sentences[i].Unit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p>Halcyon Loom will close its factory. It said so on Tuesday. More soon.</p>")]
    [InlineData("<p>恆紡科技將關閉工廠。</p>")]
    public void Too_little_text_has_no_summary(string html) => Assert.Empty(Summarizer.Choose("Halcyon Loom", Read(html), null));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void As_many_sentences_are_chosen_as_asked_for(int most) => Assert.Equal(most, Summarizer.Choose("", Read(Article), "en", most).Count);

    [Fact]
    public void The_same_text_gives_the_same_sentences_in_both_languages()
    {
        foreach (string html in new[] { Article, FoundingCase.English, FoundingCase.Chinese })
        {
            IReadOnlyList<int> first = Summarizer.Choose("", Read(html), null);
            Assert.Equal(3, first.Count);
            Assert.Equal(first, Summarizer.Choose("", Read(html), null));
        }
    }

    [Fact]
    public void A_long_text_is_weighed_without_trouble()
    {
        string html = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<p>Sentence number {i} tells of item {i % 17} and of nothing else at all.</p>"));
        Assert.Equal(3, Summarizer.Choose("", Read(html), null).Count);
    }

    [Theory]
    [InlineData("Visit www.halcyon.example or e-mail press@halcyon.example for the plan of the factory of Halcyon Loom (PDF, 3 MB).")]
    [InlineData("Two days earlier, Halcyon Loom had told the union that the only factory in Porto would close in April.")]
    public void What_asks_or_does_not_stand_alone_is_no_key_sentence_where_others_are(string sentence)
    {
        string html = Article.Replace("<p>The weather", $"<p>{sentence}</p><p>The weather", StringComparison.Ordinal);
        ArticleBody body = Read(html);
        Assert.DoesNotContain(sentence, Summarizer.Choose("Halcyon Loom closes its only factory", body, "en").Select(body.TextOf));
    }

    [Theory]
    [InlineData("\"We have no choice but to go.", false)]
    [InlineData("他說：「我們別無選擇。", false)]
    [InlineData("隔天工廠停工。", false)]
    [InlineData("三天後工廠停工。", false)]
    [InlineData("That evening the workers went home.", false)]
    [InlineData("\"We have no choice,\" she said.", true)]
    [InlineData("當地工廠停工。", true)]
    [InlineData("The evening shift went home.", true)]
    public void A_sentence_that_counts_from_another_or_holds_half_a_quotation_does_not_stand_alone(string sentence, bool alone) => Assert.Equal(alone, Standing.Of(sentence) == 1);

    private static ArticleBody Read(string html) => BodyReader.Read(new HtmlParser().ParseDocument("<body>" + html).Body!, null);
}
