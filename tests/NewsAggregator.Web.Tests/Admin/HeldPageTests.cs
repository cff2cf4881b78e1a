using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>What is not believed stands under "needs you" with its difference and two buttons, in both languages, and leaves its line in the audit.</summary>
public sealed class HeldPageTests : IAsyncLifetime
{
    private RunningSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync("Development");
        await site.IngestAsync();
        await site.LogInAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_held_text_is_shown_with_what_it_would_change_and_is_taken_or_refused()
    {
        HeldRevision[] held = [await HoldAsync("marrowgate-outage", HoldReason.SuddenlyShort), await HoldAsync("quillon-recall", HoldReason.OtherMatter)];
        string english = await site.TextAsync("/admin?in=en");
        Assert.Contains("2 changed articles wait for you", english, StringComparison.Ordinal);
        Assert.Contains("The text suddenly shrank from", english, StringComparison.Ordinal);
        Assert.Contains("<ins>All that is left of it.</ins>", english, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing needs you", english, StringComparison.Ordinal);
        string chinese = await site.TextAsync("/admin?in=zh-Hant");
        Assert.Contains("有 2 篇文章的更動等您決定", chinese, StringComparison.Ordinal);
        Assert.Contains("維持原狀", chinese, StringComparison.Ordinal);
        Assert.DoesNotContain("All that is left of it", await site.TextAsync("/feed.xml"), StringComparison.Ordinal);

        using HttpResponseMessage late = await PostAsync("Release", held[0].ArticleId, held[0].TextHash + 1);
        Assert.Contains("Nothing was done", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);
        using HttpResponseMessage released = await PostAsync("Release", held[0].ArticleId, held[0].TextHash);
        using HttpResponseMessage refused = await PostAsync("Refuse", held[1].ArticleId, held[1].TextHash);
        Assert.All(new[] { late, released, refused }, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));

        Assert.Contains("Nothing needs you", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);
        Assert.Contains("All that is left of it", await site.TextAsync("/feed.xml"), StringComparison.Ordinal);
        string audit = await site.TextAsync("/admin/audit?in=en");
        Assert.Contains("Released a held change", audit, StringComparison.Ordinal);
        Assert.Contains("Refused a held change", audit, StringComparison.Ordinal);
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.Equal(2, await RevisionAsync(db, held[0]));
        Assert.Equal(1, await RevisionAsync(db, held[1]));
    }

    [Fact]
    public async Task A_visitor_decides_nothing()
    {
        HeldRevision held = await HoldAsync("marrowgate-outage", HoldReason.SuddenlyShort);
        using HttpClient stranger = site.Stranger();
        using FormUrlEncodedContent form = new([KeyValuePair.Create("article", held.ArticleId.ToString(CultureInfo.InvariantCulture))]);
        using HttpResponseMessage answer = await stranger.PostAsync(new Uri("/admin?handler=Release", UriKind.Relative), form, Cancel);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.Equal(1, await db.HeldRevisions.CountAsync(h => h.RefusedAt == null, Cancel));
    }

    private Task<HttpResponseMessage> PostAsync(string handler, long article, long text) => site.PostAsync(
        "/admin", "/admin?handler=" + handler, ("article", article.ToString(CultureInfo.InvariantCulture)), ("text", text.ToString(CultureInfo.InvariantCulture)));

    private static Task<int> RevisionAsync(NewsDbContext db, HeldRevision held) => db.Articles.Where(a => a.Id == held.ArticleId).Select(a => a.Revision).SingleAsync(Cancel);

    private async Task<HeldRevision> HoldAsync(string slug, HoldReason reason)
    {
        await using NewsDbContext look = site.Get<NewsDatabase>().OpenForReading();
        Article article = await look.Articles.Where(a => a.Url!.Contains(slug)).OrderBy(a => a.Id).FirstAsync(Cancel);
        TextOrigin origin = await look.Revisions.Where(r => r.ArticleId == article.Id).Select(r => r.Origin).SingleAsync(Cancel);
        HeldRevision held = new()
        {
            ArticleId = article.Id, SourceId = article.SourceId, Html = RevisionCodec.PackHtml("<p>All that is left of it.</p>"), TextHash = RevisionCodec.HashText("All that is left of it."),
            Origin = origin, Words = 6, Reason = reason, HeldAt = DateTimeOffset.UtcNow, ToldAt = article.FirstSeenAt,
        };
        await site.Get<WritePath>().RunAsync(
            db =>
            {
                db.HeldRevisions.Add(held);
                return db.SaveChangesAsync(Cancel);
            },
            Cancel);
        return held;
    }
}
