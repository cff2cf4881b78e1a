using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Tests.Articles;

public sealed class BodyTests
{
    private const string Html = """
        <h2>What happened</h2><p>Lumen &amp; Co. cut <a href="https://lumen.example/?a=1&amp;b=&quot;x&quot;">80 jobs. Its <b>chief</b></a> left &lt;quietly&gt;.</p>
        <ul><li>Feb 6: Ana Ortiz leaves.</li><li>Feb 7: Bo Lin leaves.<ul><li>Nested.</li></ul></li></ul>
        <blockquote><p>We are sorry.</p></blockquote><figure><img src="a.png" alt="x > y"><figcaption>The office.</figcaption></figure>
        <pre><code>if (a &lt; b) { return; }
        done.</code></pre><table><tbody><tr><td>One</td><td>Two</td></tr></tbody></table><p>By Ana Ortiz</p><p>First line.<br>Second line.</p>
        """;

    [Fact]
    public void Text_is_all_text_nodes_in_order()
    {
        IElement element = Parse(Html);
        Assert.Equal(element.TextContent, BodyReader.Read(element, "en").Text);
    }

    [Fact]
    public void Sentences_know_their_block()
    {
        ArticleBody body = BodyReader.Read(Parse(Html), "en");
        Assert.Equal(
            [
                "Heading What happened", "Paragraph Lumen & Co. cut 80 jobs.", "Paragraph Its chief left <quietly>.", "ListItem Feb 6: Ana Ortiz leaves.",
                "ListItem Feb 7: Bo Lin leaves.", "ListItem Nested.", "Quote We are sorry.", "Caption The office.", "Code if (a < b) { return; } done.",
                "Cell One", "Cell Two", "Credit By Ana Ortiz", "Paragraph First line.", "Paragraph Second line.",
            ],
            Enumerable.Range(0, body.Sentences.Count).Select(i => $"{body.Sentences[i].Unit} {body.TextOf(i)}"));
    }

    [Fact]
    public void Rendered_body_is_the_same_text_with_each_sentence_in_its_spans()
    {
        ArticleBody body = BodyReader.Read(Parse(Html), "en");
        IElement rendered = Parse(BodyRenderer.Render(body.Html, body.Sentences));
        Assert.Equal(body.Text, rendered.TextContent);
        Assert.Equal(body.Sentences.Select(s => s.Anchor), rendered.QuerySelectorAll("span.s[id]").Select(s => s.Id));
        foreach (Sentence sentence in body.Sentences)
        {
            Assert.StartsWith(rendered.QuerySelector("#" + sentence.Anchor)!.TextContent, body.Text[sentence.Start..sentence.End], StringComparison.Ordinal);
        }

        foreach (IElement span in rendered.QuerySelectorAll("span").ToArray())
        {
            span.Replace([.. span.ChildNodes]);
        }

        rendered.Normalize();
        Assert.Equal(Parse(Html).InnerHtml, rendered.InnerHtml);
    }

    [Fact]
    public void Sentence_across_a_tag_has_one_id_and_nests_properly()
    {
        ArticleBody body = BodyReader.Read(Parse("<p>It cut <b>80 jobs. Then</b> it closed.</p>"), "en");
        Assert.Equal(
            $"""<p><span class="s" id="{body.Sentences[0].Anchor}">It cut </span><b><span class="s">80 jobs.</span> <span class="s" id="{body.Sentences[1].Anchor}">Then</span></b><span class="s"> it closed.</span></p>""",
            BodyRenderer.Render(body.Html, body.Sentences));
    }

    [Fact]
    public void Anchor_stays_when_other_sentences_come_and_commas_change()
    {
        ArticleBody before = BodyReader.Read("Lumen, the maker, cut 80 jobs.", "en");
        ArticleBody after = BodyReader.Read("An update came first.\n\nLumen the maker cut 80 jobs. More follows.", "en");
        Assert.Equal(before.Sentences[0].Anchor, after.Sentences[1].Anchor);
        Assert.Matches("^s-[0-9a-f]{4}$", before.Sentences[0].Anchor);
    }

    [Fact]
    public void Same_words_twice_have_two_anchors()
    {
        ArticleBody body = BodyReader.Read(string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"It was day {i % 1000}.")), "en");
        Assert.Equal(2000, body.Sentences.Count);
        Assert.Equal(2000, body.Sentences.Select(s => s.Anchor).Distinct().Count());
    }

    [Fact]
    public void Plain_text_is_escaped_and_its_broken_lines_are_joined()
    {
        ArticleBody body = BodyReader.Read("One <b>line</b> that was\nbroken by width & goes on.\r\n\r\nNext paragraph\nAnother", "en");
        Assert.Equal("<p>One &lt;b&gt;line&lt;/b&gt; that was broken by width &amp; goes on.</p><p>Next paragraph</p><p>Another</p>", body.Html);
        Assert.Equal("One <b>line</b> that was broken by width & goes on.", body.TextOf(0));
    }

    [Fact]
    public void Whatever_the_markup_text_and_ranges_agree_with_the_tree()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<b>", "</b>", "<a href=\"/?q=%22&amp;x='>'\">", "</a>", "<ul><li>", "</li></ul>", "<br>", "<hr>", "<pre>\n\n", "</pre>", "<table><tr><td>", "</td></tr></table>",
            "<blockquote>", "</blockquote>", "<img alt=\"a > b < c\">", "Lumen left. ", "It said: “No. Never.” ", "公司裁員。", "「好。」他說。", "&amp;lt;b&amp;gt; ", "&nbsp;", "&lt;script&gt; ", "&copy; ", "\n", " … ", "😀 ", "<!-- c > -->",
        ];
        Random random = new(20260212);
        for (int round = 0; round < 400; round++)
        {
            IElement element = Parse(string.Concat(Enumerable.Range(0, 25).Select(_ => pieces[random.Next(pieces.Length)])));
            foreach (INode comment in element.Descendants<IComment>().ToArray())
            {
                comment.Parent!.RemoveChild(comment);
            }

            ArticleBody body = BodyReader.Read(element, null);
            Assert.Equal(element.TextContent, body.Text);
            Assert.Equal(body.Text, BodyReader.TextOf(body.Html));
            int end = 0;
            foreach (Sentence sentence in body.Sentences)
            {
                Assert.InRange(sentence.Start, end, body.Text.Length);
                Assert.InRange(sentence.Length, 1, body.Text.Length - sentence.Start);
                end = sentence.End;
            }

            string rendered = BodyRenderer.Render(body.Html, body.Sentences);
            Assert.Equal(body.Html, SpansRemoved(rendered));
            Assert.Equal(body.Sentences.Count, rendered.Split("<span class=\"s\" id=").Length - 1);
        }
    }

    [Fact]
    public void A_link_that_stands_for_a_player_is_nothing_that_the_article_says()
    {
        ArticleBody body = BodyReader.ReadHtml("<p>The cable came ashore.</p><figure><a href=\"https://video.example/1\">Video: the cable comes ashore (video.example)</a><figcaption>Norwick.</figcaption></figure>", "en");

        Assert.Equal([TextUnit.Paragraph, TextUnit.Caption, TextUnit.Caption], body.Sentences.Select(sentence => sentence.Unit));
    }

    // The body itself has no span.
    private static string SpansRemoved(string html) => System.Text.RegularExpressions.Regex.Replace(html, "</?span[^>]*>", "");

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<body>" + html).Body!;
}
