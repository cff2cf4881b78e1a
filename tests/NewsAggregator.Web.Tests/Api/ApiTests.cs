using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Tests.Pages;

namespace NewsAggregator.Web.Tests.Api;

/// <summary>The addresses for programs, over the newswire's articles.</summary>
[Collection(IngestedSiteCollection.Name)]
public sealed class ApiTests(IngestedSite fixture)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Client => fixture.Site.Client;

    [Fact]
    public async Task A_list_is_walked_by_its_next_addresses_without_gap_or_repetition()
    {
        List<long> walked = [];
        string? next = "/api/v1/articles?n=9";
        while (next is not null)
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri(next, UriKind.Relative), Cancel);
            using JsonDocument page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
            JsonElement[] articles = [.. page.RootElement.GetProperty("articles").EnumerateArray()];
            Assert.InRange(articles.Length, 1, 9);
            walked.AddRange(articles.Select(article => article.GetProperty("number").GetInt64()));
            string? address = page.RootElement.GetProperty("next").GetString();
            Assert.Equal(address is null ? [] : [$"<{address}>; rel=\"next\""], answer.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? links : []);
            next = address is null ? null : new Uri(address).PathAndQuery;
        }

        string front = await fixture.Site.TextAsync("/?n=200");
        Assert.Equal(Regex.Matches(front, "<li class=\"line\"[^>]* data-id=\"([0-9]+)\"").Select(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)), walked);
    }

    [Fact]
    public async Task An_article_and_its_story_are_told_with_their_timelines_and_the_ids_of_the_feeds()
    {
        JsonElement lead = (await ReadAsync("/api/v1/leads")).GetProperty("leads")[0];
        JsonElement story = await ReadAsync(PathOf(lead.GetProperty("data")));
        JsonElement line = story.GetProperty("articles")[0];
        JsonElement article = await ReadAsync(PathOf(line.GetProperty("data")));
        Assert.True(story.GetProperty("sources").GetInt32() > 1);
        Assert.Equal(story.GetProperty("number").GetInt64(), article.GetProperty("story").GetInt64());
        Assert.Equal(line.GetProperty("id").GetString(), article.GetProperty("id").GetString());
        Assert.NotEmpty(article.GetProperty("html").GetString()!);
        Assert.NotEmpty(story.GetProperty("summary").EnumerateArray());
        string below = $"/api/v1/stories/{story.GetProperty("number").GetInt64()}";
        Assert.Equal(Texts(story.GetProperty("timeline")), Texts((await ReadAsync(below + "/timeline")).GetProperty("events")));
        Assert.Equal(
            story.GetProperty("articles").EnumerateArray().Select(a => a.GetProperty("number").GetInt64()),
            (await ReadAsync(below + "/articles?n=200")).GetProperty("articles").EnumerateArray().Select(a => a.GetProperty("number").GetInt64()));
        JsonElement timeline = (await ReadAsync($"/api/v1/articles/{article.GetProperty("number").GetInt64()}/timeline")).GetProperty("events");
        Assert.Equal(Texts(article.GetProperty("timeline")), Texts(timeline));
        JsonElement feed = JsonDocument.Parse(await fixture.Site.TextAsync("/feed.json?n=200&content=headline")).RootElement;
        Assert.Contains(article.GetProperty("id").GetString(), feed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_lists_there_are_name_their_addresses()
    {
        foreach ((string address, string name) in new[] { ("editions", "editions"), ("sources", "sources"), ("groups", "lists"), ("topics", "lists") })
        {
            JsonElement first = (await ReadAsync("/api/v1/" + address)).GetProperty(name)[0];
            Assert.Contains("articles", (await ReadAsync(PathOf(first.GetProperty("articles")))).EnumerateObject().Select(property => property.Name));
            using HttpResponseMessage page = await Client.GetAsync(new Uri(PathOf(first.GetProperty("url")), UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/v1/articles?after=garbage", 400, "Follow the address in")]
    [InlineData("/api/v1/articles?n=0", 400, "from 1 to 200")]
    [InlineData("/api/v1/articles?n=many", 400, "from 1 to 200")]
    [InlineData("/api/v1/days/2026-02-31/articles", 400, "is no day")]
    [InlineData("/api/v1/search/articles", 400, "needs words")]
    [InlineData("/api/v1/editions/none/articles", 404, "no edition")]
    [InlineData("/api/v1/sources/none/articles", 404, "/api/v1/sources")]
    [InlineData("/api/v1/groups/none/articles", 404, "/api/v1/groups")]
    [InlineData("/api/v1/topics/none/articles", 404, "/api/v1/topics")]
    [InlineData("/api/v1/stories/999999", 404, "no story 999999")]
    [InlineData("/api/v1/stories/999999/articles", 404, "no such story")]
    [InlineData("/api/v1/articles/999999", 404, "no article 999999")]
    [InlineData("/api/v1/articles/none", 404, "openapi.json")]
    [InlineData("/api/v2", 404, "openapi.json")]
    public async Task What_cannot_be_answered_is_told_in_words(string address, int status, string words)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        string body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, body, StringComparison.OrdinalIgnoreCase);
        JsonElement problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("https://tools.ietf.org/html/rfc", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_of_a_search_could_not_be_read_is_told_beside_what_was_found()
    {
        JsonElement found = await ReadAsync("/api/v1/search/articles?q=jobs%20after:2026-99-99");
        Assert.Single(found.GetProperty("problems").EnumerateArray());
        Assert.NotEmpty(found.GetProperty("articles").EnumerateArray());
        Assert.Empty((await ReadAsync("/api/v1/search/articles?q=jobs")).GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_can_be_posted()
    {
        using HttpResponseMessage answer = await Client.PostAsync(new Uri("/api/v1/articles", UriKind.Relative), new StringContent("{}"), Cancel);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task What_did_not_change_is_answered_by_an_empty_304_and_head_by_headers_alone()
    {
        using HttpResponseMessage first = await Client.GetAsync(new Uri("/api/v1/topics", UriKind.Relative), Cancel);
        using HttpRequestMessage again = new(HttpMethod.Get, "/api/v1/topics");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await Client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
        using HttpResponseMessage head = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/topics"), Cancel);
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (head.StatusCode, head.Headers.ETag));
    }

    [Fact]
    public async Task The_openapi_document_names_every_address_and_every_address_it_names_is_there()
    {
        JsonElement document = await ReadAsync("/api/v1/openapi.json");
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] told = [.. document.GetProperty("paths").EnumerateObject().Select(path => path.Name)];
        string[] mapped = [.. fixture.Site.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":long", "", StringComparison.Ordinal)).Distinct()
            .Where(address => address.StartsWith("/api/v1/", StringComparison.Ordinal) && !address.Contains("openapi", StringComparison.Ordinal))];
        Assert.Equal(mapped.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        List<string> names = [];
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject())
        {
            JsonElement get = Assert.Single(path.Value.EnumerateObject(), operation => operation.Name == "get").Value;
            names.Add(get.GetProperty("operationId").GetString()!);
            Assert.NotEmpty(get.GetProperty("summary").GetString()!);
            string[] inPath = [.. get.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()!)];
            Assert.Equal(Regex.Matches(path.Name, "{([a-z]+)}").Select(m => m.Groups[1].Value).Order(), inPath.Order());
            Assert.True(get.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _), path.Name);
        }

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task What_an_answer_holds_is_what_the_document_promises()
    {
        JsonElement document = await ReadAsync("/api/v1/openapi.json");
        JsonElement schemas = document.GetProperty("components").GetProperty("schemas");
        JsonElement lead = (await ReadAsync("/api/v1/leads")).GetProperty("leads")[0];
        Holds(schemas, "StoryValue", await ReadAsync(PathOf(lead.GetProperty("data"))));
        Holds(schemas, "WholeArticleValue", await ReadAsync(PathOf(lead.GetProperty("lead").GetProperty("data"))));
        Holds(schemas, "ArticlesValue", await ReadAsync("/api/v1/articles"));
        Holds(schemas, "SourcesValue", await ReadAsync("/api/v1/sources"));

        static void Holds(JsonElement schemas, string name, JsonElement value)
        {
            string[] promised = [.. schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(property => property.Name)];
            Assert.Equal(promised.Order(StringComparer.Ordinal), value.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait_and_pages_go_on()
    {
        await using RunningSite site = await RunningSite.StartAsync("Production", "--Api:RequestsPerMinute=3");
        HttpResponseMessage answer = null!;
        for (int i = 0; i < 4; i++)
        {
            answer = await site.Client.GetAsync(new Uri("/api/v1/editions", UriKind.Relative), Cancel);
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Public: false });
        JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal(("https://tools.ietf.org/html/rfc6585#section-4", 429), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.Contains("Retry-After", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using HttpResponseMessage feed = await site.Client.GetAsync(new Uri("/feed.xml", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, feed.StatusCode);
    }

    [Fact]
    public async Task The_publication_level_holds_in_api_and_feeds_and_what_is_withdrawn_is_gone()
    {
        await using RunningSite site = await RunningSite.StartAsync("Development", "--Api:RequestsPerMinute=0");
        await site.IngestAsync();
        JsonElement first = JsonDocument.Parse(await site.TextAsync("/api/v1/articles")).RootElement.GetProperty("articles")[0];
        string slug = first.GetProperty("source").GetProperty("slug").GetString()!;
        long id = first.GetProperty("number").GetInt64();
        JsonElement before = JsonDocument.Parse(await site.TextAsync($"/articles/{id}.json")).RootElement;
        await using (NewsDbContext db = site.Get<NewsDatabase>().Open())
        {
            await db.Sources.Where(s => s.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(s => s.PublicationLevel, PublicationLevel.Headline), Cancel);
        }

        await site.Get<SettingStore>().WriteAsync(new Dictionary<string, string>(), Cancel);
        JsonElement after = JsonDocument.Parse(await site.TextAsync($"/api/v1/articles/{id}")).RootElement;
        Assert.NotEmpty(before.GetProperty("html").GetString()!);
        Assert.Equal(("", JsonValueKind.Null, JsonValueKind.Null), (after.GetProperty("html").GetString(), after.GetProperty("description").ValueKind, after.GetProperty("picture").ValueKind));
        Assert.Empty(after.GetProperty("summary").EnumerateArray());
        foreach (string format in (string[])["xml", "atom", "json"])
        {
            string feed = await site.TextAsync($"/sources/{slug}/feed.{format}");
            Assert.DoesNotContain("content:encoded>", feed, StringComparison.Ordinal);
            Assert.DoesNotContain("<content", feed, StringComparison.Ordinal);
            Assert.DoesNotContain("content_html", feed, StringComparison.Ordinal);
            Assert.Contains(first.GetProperty("title").GetString()!.Split('&', '<', '>', '"', '\'')[0], feed, StringComparison.Ordinal);
        }

        await site.Get<WithdrawalStore>().WithdrawAsync(id, "ada", "asked to", Cancel);
        using HttpResponseMessage gone = await site.Client.GetAsync(new Uri($"/api/v1/articles/{id}", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.Gone, "application/problem+json"), (gone.StatusCode, gone.Content.Headers.ContentType?.MediaType));
        Assert.Contains("rfc9110#section-15.5.11", await gone.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static string[] Texts(JsonElement events) => [.. events.EnumerateArray().Select(e => $"{e.GetProperty("date").GetString()} {e.GetProperty("text").GetString()}")];

    private static string PathOf(JsonElement address) => new Uri(address.GetString()!).PathAndQuery;

    private async Task<JsonElement> ReadAsync(string path) => JsonDocument.Parse(await fixture.Site.TextAsync(path)).RootElement;
}
