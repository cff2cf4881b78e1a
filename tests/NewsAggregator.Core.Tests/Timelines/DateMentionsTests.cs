using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Core.Tests.Timelines;

public sealed partial class DateMentionsTests
{
    private static readonly DateContext Thursday = new(new DateOnly(2026, 2, 12));

    [Theory]
    [InlineData("It broke on Tuesday night.", "2026-02-10")]
    [InlineData("It will open on Tuesday.", "2026-02-17")]
    [InlineData("It opened Thursday.", "2026-02-12")]
    [InlineData("They meet every Thursday.", "")]
    [InlineData("They meet on Tuesday nights.", "")]
    [InlineData("He spoke on Tuesday, Feb. 10, at noon.", "2026-02-10")]
    [InlineData("It ran from Jan. 27-30.", "2026-01-27 2026-01-30")]
    [InlineData("It ran Jan. 27-30, 2024.", "2024-01-27 2024-01-30")]
    [InlineData("On the day before yesterday he left.", "2026-02-10")]
    [InlineData("In nineteen ninety-six he left; in two thousand twelve he returned.", "1996 2012")]
    [InlineData("It cost $1999 and weighs 2,026 grams, or 2026 pounds.", "")]
    [InlineData("The 1990s ended in 1999.", "1999")]
    [InlineData("The third quarter of 2025 was weak.", "2025-Q3")]
    [InlineData("Last year's third quarter was weak.", "2025-Q3")]
    [InlineData("Last week it closed.", "2026-02-02/2026-02-08")]
    [InlineData("It takes effect on Feb. 29, 2025.", "")]
    [InlineData("It was signed on February 29.", "2024-02-29")]
    [InlineData("Call 555-2026-11 or 12/2026.", "")]
    [InlineData("April Hale may march in May.", "2026-05")]
    [InlineData("The shop reopened on New Year's Day and closed on Christmas Eve.", "2026-01-01 2025-12-24")]
    [InlineData("USA Today called on Feb. 31.", "")]
    [InlineData("昨（11）日下午與明(13)日", "2026-02-11 2026-02-13")]
    [InlineData("每週一開會，週一至今沒有消息", "2026-02-09")]
    [InlineData("會議於1月27至30日舉行", "2026-01-27 2026-01-30")]
    [InlineData("周日本队获胜，3日本人未到場", "")]
    [InlineData("近3日內、第9日、7日遊、３天前", "2026-02-09")]
    [InlineData("2025年底、去年同期與今年初", "")]
    [InlineData("去年第四季營收", "2025-Q4")]
    [InlineData("114年10月25日與民國元旦", "2025-10-25 2026-01-01")]
    [InlineData("中秋節將放假，大年初三開工", "2026-09-25 2026-02-19")]
    [InlineData("2024年12月開工，次年3月完工", "2024-12 2025-03")]
    [InlineData("上週裁員", "2026-02-02/2026-02-08")]
    public void A_date_is_read_as_news_means_it(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', DateMentions.Find(text, Thursday).Select(Value)));

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    [InlineData("zh-Hans")]
    public void Nearly_all_marked_dates_of_our_own_sentences_are_found_and_resolved(string language)
    {
        int right = 0;
        int marked = 0;
        int told = 0;
        List<string> wrong = [];
        foreach ((DateOnly published, string text, string[] dates) in Sentences(language))
        {
            string[] found = [.. DateMentions.Find(text, new DateContext(published)).Where(m => m.Precision is DatePrecision.Day or DatePrecision.Month or DatePrecision.Year).Select(Value)];
            marked += dates.Length;
            told += found.Length;
            right += found.Intersect(dates).Count();
            if (!found.SequenceEqual(dates))
            {
                wrong.Add($"{text} expected {string.Join(' ', dates)}, found {string.Join(' ', found)}");
            }
        }

        Assert.True(200.0 * right / (marked + told) >= 99, string.Join('\n', wrong));
    }

    [Fact]
    public void Mentions_stand_in_text_order_inside_the_text_and_are_the_same_each_time()
    {
        foreach (string language in new[] { "en", "zh-Hant", "zh-Hans" })
        {
            string all = string.Concat(Sentences(language).Select(s => s.Text + "\n\n"));
            IReadOnlyList<DateMention> found = DateMentions.Find(all, Thursday);
            Assert.NotEmpty(found);
            Assert.Equal(found, DateMentions.Find(all, Thursday));
            int end = 0;
            foreach (DateMention mention in found)
            {
                Assert.InRange(mention.Start, end, all.Length - mention.Length);
                Assert.True(mention.First <= mention.Last);
                end = mention.End;
            }
        }
    }

    [Fact]
    public void No_cut_of_a_text_and_no_publication_day_makes_a_rule_fall_over()
    {
        string all = string.Concat(Sentences("en").Concat(Sentences("zh-Hant")).Select(s => s.Text)) + "99999年99月99日，民國９９９年，9999-99-99，Feb. 99999999999 十十十年二〇〇〇〇年 第九季 30000 years ago 999年前 下下下月";
        DateOnly[] days = [DateOnly.MinValue, DateOnly.MaxValue, new(1900, 1, 1), new(2101, 6, 6)];
        for (int start = 0; start < all.Length; start += 7)
        {
            foreach (DateOnly day in days)
            {
                foreach (DateMention mention in DateMentions.Find(all.AsSpan(start, Math.Min(60, all.Length - start)), new DateContext(day)))
                {
                    Assert.True(mention.First <= mention.Last);
                }
            }
        }
    }

    private static IEnumerable<(DateOnly Published, string Text, string[] Dates)> Sentences(string language)
    {
        DateOnly published = default;
        foreach (string line in File.ReadLines(Fixture($"dates/{language}.txt")))
        {
            if (line.StartsWith('#'))
            {
                published = DateOnly.ParseExact(line[2..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
                continue;
            }

            yield return (published, Marked().Replace(line, "$2"), [.. Marked().Matches(line).Select(m => m.Groups[1].Value)]);
        }
    }

    private static string Fixture(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsAggregator.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "Fixtures", name);
    }

    private static string Value(DateMention mention) => mention.Precision switch
    {
        DatePrecision.Day => Text("yyyy-MM-dd", mention.First),
        DatePrecision.Month => Text("yyyy-MM", mention.First),
        DatePrecision.Year => Text("yyyy", mention.First),
        DatePrecision.Quarter => new StringBuilder(Text("yyyy", mention.First)).Append("-Q").Append((mention.First.Month + 2) / 3).ToString(),
        _ => Text("yyyy-MM-dd", mention.First) + "/" + Text("yyyy-MM-dd", mention.Last),
    };

    private static string Text(string format, DateOnly day) => day.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([^|}]*)\|([^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
