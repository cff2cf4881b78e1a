using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Search;
using NewsAggregator.Storage.Tests.Filtering;

namespace NewsAggregator.Storage.Tests.Search;

/// <summary>A store of articles in both languages whose words a test knows: some sources publish in part, some articles are hidden.</summary>
internal sealed class SearchStore : IAsyncDisposable
{
    private const int Sources = 9;
    private const int ExcerptSentences = 3;
    private static readonly string[] Common = ["the", "of", "to", "a", "market", "said", "company", "Taipei", "AI", "2026", "5G"];
    private static readonly string[] Rare = ["café", "naïve", "Zürich", "co-operate", "don't", "O'Neill", "ＯＰＥＮ", "e\u0301clair", "Москва", "क्षेत्र", "تهران", "x86", "C++", "R&D", "U.S."];
    private const string CommonHan = "的是在一了人有公司市場政府今年台北新聞發展科技報導";
    private const string RareHan = "離職裁員颱風晶片選舉疫苗龍鬱籲纏顳髒魎ㄅㄆカタ한국";

    private SearchStore(TestDatabase test, IReadOnlyList<Written> articles)
    {
        Test = test;
        Articles = articles;
    }

    public TestDatabase Test { get; }

    /// <summary>What readers may see and read, newest first.</summary>
    public IReadOnlyList<Written> Articles { get; }

    public ArticleListQuery Lists => ListsWithin(SearchLimits.Usual);

    public ArticleListQuery ListsWithin(SearchLimits limits) => new(Test.Database, new SiteSettingsQuery(Test.Database, new ChangeStamp(Test.Database), new SiteOptions()), new FakeTimeProvider(TestDatabase.Now)) { Searching = limits };

    /// <summary>An article as its readers see it: what its publication level keeps from them is left out.</summary>
    public sealed record Written(long Id, DateTimeOffset SortTime, FilterFacts Facts)
    {
        public string Everything => string.Join('\n', Facts.Title, Facts.Summary, Facts.Text);
    }

    public static async Task<SearchStore> CreateAsync(DatabaseProvider provider, int count, int seed)
    {
        TestDatabase test = await TestDatabase.CreateAsync(provider);
        Random random = new(seed);
        List<(FilterFacts Facts, string[] Paragraphs)> made = [.. Enumerable.Range(0, count).Select(i => Make(random, i))];
        await ManyArticles.FillAsync(test.Database, test.Edition, count, i => (made[i].Facts, Html(made[i].Paragraphs)));
        HashSet<int> hidden = [.. Enumerable.Range(0, count).Where(_ => random.Next(12) == 0)];
        Dictionary<string, (long Id, DateTimeOffset SortTime)> rows = [];
        await using (NewsDbContext db = test.Database.Open())
        {
            foreach (Source source in await db.Sources.ToListAsync())
            {
                source.PublicationLevel = LevelOf(source.Slug);
            }

            await db.SaveChangesAsync();
            foreach (var row in await db.Articles.Select(a => new { a.Url, a.Id, a.SortTime }).ToListAsync())
            {
                rows[row.Url!] = (row.Id, row.SortTime);
            }

            List<long> hide = [.. hidden.Select(i => rows[made[i].Facts.Url!].Id)];
            await db.Decisions.Where(d => hide.Contains(d.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(d => d.Verdict, Verdict.Hide));
        }

        await new SearchIndexStore(test.Database, test.Writes).BringUpToDateAsync();
        IEnumerable<Written> written = made.Select((one, i) => (one, i)).Where(pair => !hidden.Contains(pair.i))
            .Select(pair => new Written(rows[pair.one.Facts.Url!].Id, rows[pair.one.Facts.Url!].SortTime, Readable(pair.one.Facts, pair.one.Paragraphs)));
        return new SearchStore(test, [.. written.OrderByDescending(w => w.SortTime).ThenByDescending(w => w.Id)]);
    }

    /// <summary>The whole list of a search, page by page.</summary>
    public async Task<List<long>> FindAsync(string search, int page = 40, Picker? picker = null, SearchLimits? limits = null, bool byRelevance = false)
    {
        List<long> found = [];
        EditionView edition = await Test.ViewAsync();
        ArticleListQuery lists = ListsWithin(limits ?? SearchLimits.Usual);
        ArticleList list = new() { Search = search, Picker = picker ?? Picker.Everything, ByRelevance = byRelevance };
        for (ListCursor? after = null; ;)
        {
            ArticleListPage answer = await lists.PageAsync(edition, list, after, page);
            found.AddRange(answer.Articles.Select(a => a.Id));
            if (answer.Next is null)
            {
                return found;
            }

            Assert.NotEqual(after, answer.Next);
            after = answer.Next;
        }
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private static PublicationLevel LevelOf(string slug) => (slug[^1] - '0') switch
    {
        0 => PublicationLevel.Headline,
        1 => PublicationLevel.Excerpt,
        _ => PublicationLevel.Full,
    };

    private static FilterFacts Readable(FilterFacts facts, string[] paragraphs)
    {
        PublicationLevel level = LevelOf(facts.Source);
        string text = level switch
        {
            PublicationLevel.Full => string.Join('\n', paragraphs),
            PublicationLevel.Excerpt => string.Join(' ', paragraphs.Take(ExcerptSentences)),
            _ => "",
        };
        return new FilterFacts
        {
            Source = facts.Source,
            SourceName = "The " + facts.Source,
            Title = facts.Title,
            Summary = level == PublicationLevel.Headline ? "" : facts.Summary,
            TextSource = () => text,
            Language = facts.Language,
            Topics = facts.Topics,
            Domain = facts.Domain,
            Url = facts.Url,
            Date = facts.Date,
            Words = facts.Words,
            IsSearched = true,
        };
    }

    private static (FilterFacts Facts, string[] Paragraphs) Make(Random random, int i)
    {
        bool chinese = random.Next(2) == 0;
        string[] paragraphs = [.. Enumerable.Range(0, random.Next(4, 9)).Select(_ => Sentence(random, chinese, random.Next(5, 12)))];
        return (new FilterFacts
        {
            Source = $"source-{random.Next(Sources)}",
            Feed = ["https://feeds.example/one"],
            Topics = random.Next(4) == 0 ? ["ai"] : [],
            Title = Sentence(random, chinese, 5),
            Summary = Sentence(random, chinese, 8),
            Url = string.Create(CultureInfo.InvariantCulture, $"https://news.example/{i}"),
            Domain = random.Next(3) == 0 ? "blog.example.org" : "news.example",
            Language = chinese ? (random.Next(3) == 0 ? "zh-Hans" : "zh-Hant") : random.Next(20) == 0 ? null : "en",
            Words = 100 + random.Next(400),

            // Now and then a date that says nothing of the place in the list.
            Age = random.Next(15) == 0 ? TimeSpan.FromDays(random.Next(-60, 60)) : TimeSpan.FromHours(random.Next(48)),

            // Ids say nothing of the order: the hardest case of the two ways to put candidates in order.
            Date = new DateOnly(2026, 1, 1).AddDays(random.Next(300)),
        }, paragraphs);
    }

    // As the sanitiser writes: no more than what must be is an entity.
    private static string Html(string[] paragraphs) => string.Concat(paragraphs.Select(p => $"<p>{p.Replace("&", "&amp;", StringComparison.Ordinal)}</p>"));

    // One sentence each, so that the excerpt's three are known.
    private static string Sentence(Random random, bool chinese, int length)
    {
        StringBuilder sentence = new();
        for (int i = 0; i < length; i++)
        {
            if (chinese)
            {
                sentence.Append(random.Next(8) switch
                {
                    0 => RareHan[random.Next(RareHan.Length)].ToString(),
                    1 => Common[random.Next(Common.Length)],
                    2 => "，",
                    3 => RareHan.Substring(random.Next(RareHan.Length - 1), 2),
                    _ => CommonHan.Substring(random.Next(CommonHan.Length - 2), 2),
                });
            }
            else
            {
                sentence.Append(i > 0 ? " " : "").Append(random.Next(6) == 0 ? Rare[random.Next(Rare.Length)] : Common[random.Next(Common.Length)]);
            }
        }

        return sentence.Append(chinese ? '。' : '!').ToString();
    }
}
