using System.Globalization;
using System.Text;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Search;

namespace NewsAggregator.Storage.Tests.Search;

/// <summary>What a search finds is what a scan of everything that readers may read finds, in the same order.</summary>
public sealed class SearchScanTests
{
    private const int Articles = 300;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Words_drawn_from_stored_articles_find_what_a_full_scan_finds(DatabaseProvider provider)
    {
        await using SearchStore store = await SearchStore.CreateAsync(provider, Articles, 11);
        Random random = new(provider == DatabaseProvider.Sqlite ? 5 : 6);
        int found = 0;
        foreach (string word in Enumerable.Range(0, 200).Select(i => Draw(store, random, i % 5)))
        {
            string quoted = $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
            List<long> expected = [.. store.Articles.Where(a => Stands(word, a)).Select(a => a.Id)];
            List<long> actual = await store.FindAsync(quoted, page: PageLength(random), limits: Limits(random));
            Assert.True(expected.SequenceEqual(actual), $"{word}: a scan finds {expected.Count}, the search {actual.Count}; missing {string.Join(' ', expected.Except(actual).Take(5))}, too many {string.Join(' ', actual.Except(expected).Take(5))}");
            found += actual.Count;
        }

        Assert.True(found > 1000, "The words drawn hardly stand anywhere: the test is empty.");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Words_phrases_exclusions_and_fields_together_find_what_a_full_scan_finds(DatabaseProvider provider)
    {
        await using SearchStore store = await SearchStore.CreateAsync(provider, Articles, 12);
        Random random = new(7);
        int found = 0;
        for (int i = 0; i < 120; i++)
        {
            string search = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Part(store, random)));
            SearchQuery query = SearchQuery.Parse(search);
            if (query.IsEmpty)
            {
                continue;
            }

            CompiledSearch compiled = new(query, FilterNames.None);
            List<long> expected = [.. store.Articles.Where(a => compiled.Holds(a.Facts)).Select(a => a.Id)];
            List<long> actual = await store.FindAsync(search, page: PageLength(random), limits: Limits(random));
            Assert.True(expected.SequenceEqual(actual), $"{search}: a scan finds {expected.Count}, the search {actual.Count}; missing {string.Join(' ', expected.Except(actual).Take(5))}, too many {string.Join(' ', actual.Except(expected).Take(5))}");
            found += actual.Count;
        }

        Assert.True(found > 500, "The searches hardly find anything: the test is empty.");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Best_first_is_the_order_in_which_a_full_scan_ranks(DatabaseProvider provider)
    {
        await using SearchStore store = await SearchStore.CreateAsync(provider, Articles, 14);
        Random random = new(9);
        for (int i = 0; i < 40; i++)
        {
            string search = string.Join(' ', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Part(store, random)));
            SearchQuery query = SearchQuery.Parse(search);
            if (query.IsEmpty)
            {
                continue;
            }

            CompiledSearch compiled = new(query, FilterNames.None);
            List<long> expected =
            [
                .. store.Articles.Where(a => compiled.Holds(a.Facts))
                    .OrderByDescending(a => compiled.Score(a.Facts.Title, a.Facts.Summary.Length > 0 ? a.Facts.Summary : null, TestDatabase.Now - a.SortTime, repeatsAnother: false))
                    .ThenByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Select(a => a.Id),
            ];
            SearchLimits limits = random.Next(2) == 0 ? SearchLimits.Usual : new SearchLimits(Few: 15, Ranked: Articles, FirstStride: 8, LongestStride: 64);
            Assert.Equal(expected, await store.FindAsync(search, page: PageLength(random), limits: limits, byRelevance: true));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_readers_choice_narrows_a_search_and_the_feed_is_its_beginning(DatabaseProvider provider)
    {
        await using SearchStore store = await SearchStore.CreateAsync(provider, Articles, 13);
        Picker picker = Picker.Everything with { Sources = ["source-0", "source-1", "source-4"], Languages = ["zh"] };
        List<long> expected = [.. store.Articles.Where(a => a.Everything.Contains('公', StringComparison.Ordinal) && picker.Sources.Contains(a.Facts.Source) && a.Facts.Language?.StartsWith("zh", StringComparison.Ordinal) == true).Select(a => a.Id)];

        Assert.Equal(expected, await store.FindAsync("公", picker: picker));
        ArticleListPage feed = await store.Lists.FeedAsync(await store.Test.ViewAsync(), new ArticleList { Search = "公", Picker = picker, ByRelevance = true }, false, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Take(ArticleListQuery.FeedLeast), feed.Articles.Select(a => a.Id));
        Assert.Equal(expected.Count > ArticleListQuery.FeedLeast, feed.Next is not null);
    }

    // Mostly long pages, for the test's own speed; now and then so short ones that a list has many joints.
    private static int PageLength(Random random) => random.Next(8) == 0 ? 5 + random.Next(30) : 200;

    // As small as this store, so that lists are walked too, and stop half-way.
    private static SearchLimits Limits(Random random) => random.Next(2) == 0 ? SearchLimits.Usual : new SearchLimits(
        Few: 15, MostJudged: 20 + random.Next(200), MostWalked: 60 + random.Next(200), FirstStride: 8, LongestStride: 64, Unasked: random.Next(40), MostFetched: random.Next(60));

    /// <summary>A word of a stored article, hidden ones' too: by kind English, or one to four Chinese characters.</summary>
    private static string Draw(SearchStore store, Random random, int kind)
    {
        while (true)
        {
            string text = store.Articles[random.Next(store.Articles.Count)].Everything;
            if (kind == 0)
            {
                string[] words = [.. text.Split([' ', '\n', '!', '。', '，'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsAsciiLetter(w[0]))];
                if (words.Length > 0)
                {
                    return words[random.Next(words.Length)];
                }
            }
            else if (text.Length > kind)
            {
                string part = text.Substring(random.Next(text.Length - kind), kind);
                if (part.All(c => c is >= '\u4E00' and <= '\u9FFF'))
                {
                    return part;
                }
            }
        }
    }

    private static string Part(SearchStore store, Random random) => random.Next(14) switch
    {
        0 => "-" + Draw(store, random, random.Next(5)),
        1 => $"source:source-{random.Next(9)}",
        2 => random.Next(2) == 0 ? "lang:zh" : "-lang:zh-Hans",
        3 => $"after:2026-{random.Next(1, 11):00}-10",
        4 => $"before:2026-{random.Next(1, 11):00}",
        5 => "topic:ai",
        6 => $"title:{Draw(store, random, random.Next(1, 3))}",
        7 => $"({Draw(store, random, 0)}, {Draw(store, random, 2)})",
        8 => $"{Draw(store, random, 0)[..1]}*",
        9 => random.Next(2) == 0 ? "domain:example.org" : $"words>{random.Next(100, 500)}",
        10 => $"after:2026-{random.Next(1, 11):00}-10 before:2026-{random.Next(2, 12):00}-05",
        11 => Draw(store, random, 0) is { Length: > 3 } word ? word[..3] + "*" : "mar*",
        12 => $"\"{Draw(store, random, 0)} {Draw(store, random, 0)}\"",
        _ => Draw(store, random, random.Next(5)),
    };

    // Written apart from the search's own matching: decomposed letters without their marks, and edges by a look at the neighbours.
    private static bool Stands(string word, SearchStore.Written article) =>
        new[] { article.Facts.Title, article.Facts.Summary, article.Facts.Text }.Any(text => Stands(Plain(word), Plain(text)));

    private static bool Stands(string word, string text)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (!(IsLatin(word[0]) && at > 0 && IsLatin(text[at - 1])) && !(IsLatin(word[^1]) && at + word.Length < text.Length && IsLatin(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD).ToLowerInvariant()
        .Where(c => c is < '\u0300' or > '\u036F')).Normalize(NormalizationForm.FormKC);
}
