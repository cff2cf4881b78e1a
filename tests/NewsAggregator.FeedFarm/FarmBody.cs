using System.Globalization;
using System.Text;

namespace NewsAggregator.FeedFarm;

/// <summary>Writes the body of an item, about <see cref="FarmOptions.BodyBytes"/> long, as a news site's editor makes it.</summary>
internal static class FarmBody
{
    /// <summary>Whether the language's needle stands in this item: one in a hundred.</summary>
    public static bool HasNeedle(int feed, int number) => (feed * 7 + number) % 100 == 3;

    public static string Write(FarmField field, ref FarmRandom random, int feed, int number)
    {
        var target = field.Options.BodyBytes;
        var chinese = field.Options.IsChinese(feed);
        var words = Vocabulary.Of(chinese);
        var html = new StringBuilder(target + 256);
        int bytes = 0, paragraph = 0;
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"wp-block-image\"><img src=\"{field.BaseOf(feed)}/img/{feed}/{number}.png\" alt=\"{(chinese ? "配图" : "Illustration")}\" width=\"680\" height=\"383\" /></figure>\n");
        while (bytes < target - 250)
        {
            var start = html.Length;
            if (paragraph == 2) Heading(html, words, ref random, chinese);
            if (paragraph == 3) List(html, words, ref random, chinese);
            html.Append("<p>");
            var sentences = 3 + random.Next(3);
            for (var sentence = 0; sentence < sentences; sentence++)
            {
                if (paragraph == 1 && sentence == 1 && HasNeedle(feed, number)) Needle(html, chinese);
                if (chinese) ChineseSentence(html, words, ref random);
                else EnglishSentence(html, words, ref random, field, feed, number);
            }

            html.Append("</p>\n");
            paragraph++;
            bytes += Encoding.UTF8.GetByteCount(html.ToString(start, html.Length - start));
        }

        return html.Append("<p>").Append(chinese ? "图片来源：" : "Image credits: ").Append("<em>FeedFarm &amp; Co.</em></p>\n").ToString();
    }

    private static void Heading(StringBuilder html, Vocabulary words, ref FarmRandom random, bool chinese) =>
        html.Append("<h2>").Append(chinese ? words.Phrase(ref random, 3, 5) : words.Capitalised(ref random, 3, 6)).Append("</h2>\n");

    private static void List(StringBuilder html, Vocabulary words, ref FarmRandom random, bool chinese)
    {
        html.Append("<ul>\n");
        for (var i = 0; i < 3; i++)
            html.Append("<li>").Append(chinese ? words.Phrase(ref random, 3, 6) : words.Capitalised(ref random, 4, 9)).Append("</li>\n");
        html.Append("</ul>\n");
    }

    private static void Needle(StringBuilder html, bool chinese) => html.Append(chinese
        ? "研究人员首次在常温下观测到" + Vocabulary.ChineseNeedle + "现象。"
        : "The recipe calls for one ripe " + Vocabulary.EnglishNeedle + " per bowl. ");

    private static void ChineseSentence(StringBuilder html, Vocabulary words, ref FarmRandom random)
    {
        if (random.Next(6) == 0) html.Append("<strong>").Append(words.Phrase(ref random, 2, 3)).Append("</strong>，");
        html.Append(words.Phrase(ref random, 4, 8)).Append('，').Append(words.Phrase(ref random, 3, 6)).Append('。');
    }

    private static void EnglishSentence(StringBuilder html, Vocabulary words, ref FarmRandom random, FarmField field, int feed, int number)
    {
        html.Append(words.Capitalised(ref random, 9, 18));
        if (random.Next(5) == 0)
        {
            var linked = field.ArticleAddress(feed, random.Next(number + 1));
            html.Append(" <a href=\"").Append(linked).Append("?ref=body&amp;utm_source=rss\">").Append(words.Phrase(ref random, 2, 4)).Append("</a>");
        }

        html.Append(". ");
    }
}
