using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Pages;

/// <summary>A story stores members and never words: what stands on its page and in its feeds is of the members that the edition shows.</summary>
public sealed partial class StoryTests
{
    private const int MostPages = 400;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task None_of_the_words_of_a_member_that_a_filter_hides_stands_anywhere_in_that_edition()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        StoryAdminPage story = await StoryOfManyAsync(site);

        // The member that gives the story its title, by a rule that names it alone.
        StoryAdminMember hidden = story.Members.First(member => member.NearCopyOf is null);
        await site.Get<EditionStore>().CreateAsync(
            new EditionDraft("sieved", "Sieved", "篩過"), $"hide  title:\"{hidden.Article.Title.Replace("\"", "", StringComparison.Ordinal)}\"\ndefault show", "ada", Cancel);
        await site.Get<Redecision>().PrepareAsync(Cancel);
        string[] words = await WordsAsync(site, hidden.Article.Id);
        Assert.True(words.Length > 3, string.Join('\n', words));

        Dictionary<string, string> outputs = await CrawlAsync(site, hidden.Article);
        Assert.Contains(outputs.Keys, path => path.StartsWith($"/editions/sieved/stories/{story.Id}/", StringComparison.Ordinal));
        Assert.Contains(outputs.Keys, path => path.EndsWith("feed.json", StringComparison.Ordinal) && path.Contains("/stories/", StringComparison.Ordinal));
        Assert.Contains(outputs.Keys, path => path.StartsWith("/articles/", StringComparison.Ordinal) && path.Contains(".json", StringComparison.Ordinal));
        Assert.True(outputs.Count > 60, $"{outputs.Count} outputs");
        foreach ((string path, string text) in outputs)
        {
            Assert.All(words, word => Assert.False(text.Contains(word, StringComparison.Ordinal), $"{path} says: {word}"));
        }

        // The same walk finds them in the edition that shows the article.
        string shown = Told(await site.TextAsync($"/stories/{story.Id}/{Web.Pages.Slug.Of(hidden.Article.Title)}"));
        Assert.Contains(words, word => shown.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Story_without_an_article_to_show_says_so()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        StoryAdminPage story = await StoryOfManyAsync(site);
        await site.Get<EditionStore>().CreateAsync(new EditionDraft("nothing", "Nothing", "空"), "default hide", "ada", Cancel);
        await site.Get<Redecision>().PrepareAsync(Cancel);
        using HttpResponseMessage hidden = await site.Client.GetAsync(new Uri($"/editions/nothing/stories/{story.Id}?in=en", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Contains("None of its articles is shown here", await hidden.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        foreach (StoryAdminMember member in story.Members)
        {
            await site.Get<WithdrawalStore>().WithdrawAsync(member.Article.Id, "ada", "asked to", Cancel);
        }

        using HttpResponseMessage gone = await site.Client.GetAsync(new Uri($"/stories/{story.Id}?in=zh-Hant", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("這個事件已撤下", await gone.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sentence_and_event_of_a_story_stands_word_for_word_where_its_link_leads()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        EditionView edition = (await site.Get<EditionQuery>().FindAsync(null, Cancel))!;
        int several = 0, days = 0;
        foreach (StoryAdminLine line in (await site.Get<StoryAdminQuery>().ListAsync(null, false, null, 50, Cancel)).Stories)
        {
            StoryPage story = (await site.Get<StoryPageQuery>().FindAsync(edition, line.Id, Cancel)).Page!;
            string page = await FollowAsync(site, $"/stories/{line.Id}?in=en");
            foreach (CitedSentence sentence in story.Summary)
            {
                Assert.Equal(sentence.Text, await SentenceAsync(site, sentence.ArticleId, sentence.Anchor));
                Assert.Contains($"#{sentence.Anchor}\"", page, StringComparison.Ordinal);
            }

            foreach (EventLine happening in story.Timeline)
            {
                Assert.Equal(happening.Text, await SentenceAsync(site, happening.ArticleId, happening.Anchor!));
                Assert.All(happening.Tellers, teller => Assert.Contains(story.Articles, article => article.Id == teller.ArticleId && article.SourceName == teller.SourceName));
                Assert.All(happening.Tellers, teller => Assert.Contains($"#{teller.Anchor}\"", page, StringComparison.Ordinal));
                await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
                Assert.Equal((happening.Start, happening.End), await db.Events.Where(e => e.Id == happening.Id).Select(e => new ValueTuple<DateOnly, DateOnly>(e.Start, e.End)).SingleAsync(Cancel));
                several += happening.Tellers.Count > 1 ? 1 : 0;
            }

            Assert.Equal(story.Timeline.OrderBy(happening => happening.Start).Select(happening => happening.Id), story.Timeline.Select(happening => happening.Id));
            days += story.Articles.Select(article => article.PrintedAt.UtcDateTime.Date).Distinct().Count() > 1 && story.Sources > 1 ? 1 : 0;
        }

        Assert.True(several > 2 && days > 1, $"{several} events told by several, {days} stories of several sources and days");
    }

    [Fact]
    public async Task An_articles_timeline_has_its_own_events_in_its_own_words_and_what_only_others_tell_once()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        EditionView edition = (await site.Get<EditionQuery>().FindAsync(null, Cancel))!;
        int shared = 0;
        foreach (StoryAdminLine line in (await site.Get<StoryAdminQuery>().ListAsync(null, false, null, 50, Cancel)).Stories)
        {
            StoryPage story = (await site.Get<StoryPageQuery>().FindAsync(edition, line.Id, Cancel)).Page!;
            foreach (ArticleLine member in story.Articles.Where(article => article.NearCopyOfId is null))
            {
                EventLine[] told = [.. (await site.Get<ArticlePageQuery>().FindAsync(member.Id, null, null, Cancel)).Page!.Timeline.Where(happening => happening.Text is not null)];
                EventLine[] own = [.. told.Where(happening => happening.ArticleId == member.Id)];
                await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
                Assert.Equal(await db.Events.Where(e => e.ArticleId == member.Id).CountAsync(Cancel), own.Length);
                Assert.All(own.Where(happening => happening.Tellers.Count > 0), happening => Assert.Equal(member.Id, happening.Tellers[0].ArticleId));
                Assert.DoesNotContain(told.Except(own), happening => happening.Tellers.Any(teller => teller.ArticleId == member.Id));
                if (story.Articles.All(article => article.NearCopyOfId is null))
                {
                    Assert.Equal(
                        story.Timeline.Where(happening => happening.Tellers.All(teller => teller.ArticleId != member.Id)).Select(happening => happening.Id),
                        told.Except(own).Select(happening => happening.Id));
                }

                shared += own.Count(happening => happening.Tellers.Count > 1);
            }
        }

        Assert.True(shared > 2, $"{shared} events that others tell, too");
    }

    [Fact]
    public async Task A_story_that_its_founding_article_left_for_has_feeds_of_its_own()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        StoryAdminPage story = await FoundedAsync(site);
        await site.Get<StoryEditStore>().SplitAsync(story.Id, [story.Id], story.Stamp, "ada", Cancel);
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        long parted = await db.StoryMembers.Where(member => member.ArticleId == story.Id).Select(member => member.StoryId).SingleAsync(Cancel);
        Assert.True(parted < 0, $"story {parted}");
        using JsonDocument feed = JsonDocument.Parse(await site.TextAsync($"/stories/{parted}/feed.json"));
        Assert.Single(feed.RootElement.GetProperty("items").EnumerateArray());
        using JsonDocument api = JsonDocument.Parse(await site.TextAsync($"/api/v1/stories/{parted}/articles"));
        Assert.Single(api.RootElement.GetProperty("articles").EnumerateArray());
        Assert.Contains("<feed", await site.TextAsync($"/stories/{parted}/timeline/feed.atom"), StringComparison.Ordinal);
    }

    private static async Task<StoryAdminPage> FoundedAsync(RunningSite site)
    {
        foreach (StoryAdminLine line in (await site.Get<StoryAdminQuery>().ListAsync(null, false, null, 50, Cancel)).Stories)
        {
            StoryAdminPage story = (await site.Get<StoryAdminQuery>().FindAsync(line.Id, Cancel))!;
            if (story.Members.Count > 1 && story.Members.Any(member => member.Article.Id == story.Id && member.NearCopyOf is null))
            {
                return story;
            }
        }

        throw new InvalidOperationException("No story of the demo has its founding article.");
    }

    private static async Task<StoryAdminPage> StoryOfManyAsync(RunningSite site)
    {
        StoryAdminList all = await site.Get<StoryAdminQuery>().ListAsync(null, false, null, 50, Cancel);
        return (await site.Get<StoryAdminQuery>().FindAsync(all.Stories.OrderByDescending(story => story.Sources).ThenByDescending(story => story.Articles).First().Id, Cancel))!;
    }

    /// <summary>Title and sentences that no other article has.</summary>
    private static async Task<string[]> WordsAsync(RunningSite site, long article)
    {
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        var all = await db.Articles.Join(db.Revisions, a => new { a.Id, Number = a.Revision }, r => new { Id = r.ArticleId, r.Number }, (a, r) => new { a.Id, a.Title, a.Summary, r.Html, r.Sentences }).ToListAsync(Cancel);
        string others = string.Join('\n', all.Where(row => row.Id != article).Select(row => PlainText.Fold(row.Title + "\n" + row.Summary + "\n" + BodyReader.TextOf(RevisionCodec.UnpackHtml(row.Html)))));
        var one = all.Single(row => row.Id == article);
        string html = RevisionCodec.UnpackHtml(one.Html);
        ArticleBody body = new(html, BodyReader.TextOf(html), RevisionCodec.UnpackSentences(one.Sentences));
        return [.. Enumerable.Range(0, body.Sentences.Count).Select(body.TextOf).Append(one.Title).Append(one.Summary ?? "").Select(Plain)
            .Where(text => text.Length > 12 && !Plain(others).Contains(text, StringComparison.Ordinal)).Distinct()];
    }

    /// <summary>Every page, feed and data document of the edition that can be reached from its front page, and searches for the hidden words.</summary>
    private static async Task<Dictionary<string, string>> CrawlAsync(RunningSite site, AdminArticle hidden)
    {
        Queue<string> next = new(["/editions/sieved?n=200", "/editions/sieved/feed.xml", "/editions/sieved/search?q=" + Uri.EscapeDataString(hidden.Title), "/editions/sieved/search/feed.json?q=" + Uri.EscapeDataString(hidden.Title.Split(' ')[0])]);
        HashSet<string> met = [.. next];
        Dictionary<string, string> outputs = [];
        while (next.TryDequeue(out string? path) && outputs.Count < MostPages)
        {
            using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            if (answer.StatusCode == HttpStatusCode.MovedPermanently)
            {
                Meet(answer.Headers.Location!.OriginalString);
                continue;
            }

            Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode}");
            string text = await answer.Content.ReadAsStringAsync(Cancel);

            // What was searched for stands in the box and in the title.
            outputs[path] = Told(text).Replace(path.Contains("/search", StringComparison.Ordinal) ? Plain(hidden.Title) : "\0", "", StringComparison.Ordinal);
            foreach (Match link in Address().Matches(text))
            {
                Meet(WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0]);
            }
        }

        return outputs;

        void Meet(string link)
        {
            bool isIn = link.StartsWith("/editions/sieved", StringComparison.Ordinal) || (link.StartsWith("/articles/", StringComparison.Ordinal) && link.Contains("edition=sieved", StringComparison.Ordinal));
            if (isIn && !link.Contains("in=", StringComparison.Ordinal) && met.Add(link))
            {
                next.Enqueue(link);
                if (link.StartsWith("/articles/", StringComparison.Ordinal))
                {
                    next.Enqueue(link.Replace("?", ".json?", StringComparison.Ordinal));
                }
            }
        }
    }

    private static async Task<string> SentenceAsync(RunningSite site, long article, string anchor)
    {
        ArticlePage page = (await site.Get<ArticlePageQuery>().FindAsync(article, null, null, Cancel)).Page!;
        int index = page.Body.Sentences.ToList().FindIndex(sentence => sentence.Anchor == anchor);
        return index < 0 ? "" : page.Body.TextOf(index);
    }

    private static async Task<string> FollowAsync(RunningSite site, string path)
    {
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return answer.StatusCode == HttpStatusCode.MovedPermanently ? await FollowAsync(site, answer.Headers.Location!.OriginalString) : await answer.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>What a document says to people: JSON's strings, feeds' escaped contents, pages without their tags.</summary>
    private static string Told(string document) => Plain(document.StartsWith('{') || document.StartsWith('[') ? Strings(JsonDocument.Parse(document).RootElement) : document);

    private static string Plain(string text) => PlainText.Fold(Tag().Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)), "")).Replace(" ", "", StringComparison.Ordinal);

    private static string Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => string.Join('\n', element.EnumerateObject().Select(property => Strings(property.Value))),
        JsonValueKind.Array => string.Join('\n', element.EnumerateArray().Select(Strings)),
        JsonValueKind.String => element.GetString()!,
        _ => "",
    };

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("href=\"(/[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
