using System.Net;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>The filter editor as a browser without scripts uses it: every button is a form.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed partial class FilterEditorTests(AdminSite admin)
{
    private readonly RunningSite site = admin.Site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mistake_is_told_with_its_place_and_what_was_perhaps_meant_and_is_not_saved()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        foreach (string button in new[] { "Check", "Save" })
        {
            string page = await PressAsync(edition, button, "show topic:ai\nhide  sorce:harbor\ndefault show\n");
            Assert.Contains("Line 2, column 7", page, StringComparison.Ordinal);
            Assert.Contains("did you mean `source`?", page, StringComparison.Ordinal);
            Assert.Contains("hide  <mark>sorce</mark>:harbor\n      ^^^^^</pre>", page, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await admin.ReadAsync(edition.Slug)).Newest.Number);
    }

    [Fact]
    public async Task A_mistake_at_the_end_of_a_long_filter_is_among_the_lines_that_are_listed()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        string rules = string.Concat(Enumerable.Range(1, 1200).Select(i => $"hide title:word{i}\n"));
        string page = await PressAsync(edition, "Check", rules + "hide sorce:x\n");
        Assert.Contains("unknown field `sorce`", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_while_typing_is_the_same_check_without_the_page_around_it()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        site.Client.DefaultRequestHeaders.Add("X-Requested-With", "fetch");
        try
        {
            string part = await PressAsync(edition, "Check", "hide lang:ja\ndefault show\n");
            Assert.Contains("Hides articles in Japanese.", part, StringComparison.Ordinal);
            Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        }
        finally
        {
            site.Client.DefaultRequestHeaders.Remove("X-Requested-With");
        }
    }

    [Fact]
    public async Task Forms_write_the_text_that_one_would_write_by_hand()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        string text = await WriteAsync(edition, "Put", "default show\n", Condition(0, "Title", "Is", "press release, deal*"), Condition(1, "Source", "Is", "harbor-ledger", not: true));
        Assert.Equal("hide  title:(\"press release\", deal*)  -source:harbor-ledger\ndefault show\n", text);

        text = await WriteAsync(edition, "Put", text, [.. Condition(0, "Words", "Less", "80"), ("Rule.Before", "1"), ("Rule.Shows", "true")]);
        Assert.StartsWith("show  words<80\nhide  title", text, StringComparison.Ordinal);
        text = await WriteAsync(edition, "Down", text, ("rule", "1"));
        Assert.StartsWith("hide  title", text, StringComparison.Ordinal);
        text = await WriteAsync(edition, "Up", text, ("rule", "2"));
        Assert.StartsWith("show  words<80\n", text, StringComparison.Ordinal);
        text = await WriteAsync(edition, "Off", text, ("rule", "1"));
        Assert.StartsWith("off show  words<80\n", text, StringComparison.Ordinal);
        text = await WriteAsync(edition, "Put", text, [.. Condition(0, "Words", "Less", "90"), ("Rule.Replaces", "1"), ("Rule.Was", "off show  words<80")]);
        Assert.StartsWith("off hide  words<90\n", text, StringComparison.Ordinal);
        text = await WriteAsync(edition, "Delete", text, ("rule", "1"));
        text = await WriteAsync(edition, "Default", text, ("show", "false"));
        Assert.Equal("hide  title:(\"press release\", deal*)  -source:harbor-ledger\ndefault hide\n", text);
    }

    [Fact]
    public async Task A_form_that_makes_no_rule_says_why_and_keeps_what_was_typed()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        string page = await PressAsync(edition, "Put", "default show\n", Condition(0, "Words", "Is", "eighty"));
        Assert.Contains("value=\"eighty\"", page, StringComparison.Ordinal);
        Assert.Contains("is compared, not equalled", page, StringComparison.Ordinal);
        Assert.Equal("default show\n", TextOn(page));
    }

    [Fact]
    public async Task A_button_beside_a_rule_does_nothing_to_a_text_that_was_changed_since()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        const string Changed = "hide lang:ja\nhide lang:en\ndefault show\n";
        string page = await PressAsync(edition, "Delete", Changed, ("rule", "1"), ("Stamp", "0123456789abcdef"));
        Assert.Equal(Changed, TextOn(page));
    }

    [Fact]
    public async Task The_effect_names_the_articles_and_what_readers_then_see_is_that()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        (string id, string source) = await FirstListedAsync(edition);
        string text = $"hide  source:{source}\ndefault show\n";

        string page = await PressAsync(edition, "Effect", text, ("All", "true"));
        Assert.Contains($"href=\"/admin/articles/{id}?in=en\"", page, StringComparison.Ordinal);

        using HttpResponseMessage saved = await SendAsync(edition, "Save", text, ("Note", "enough of them"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await admin.DecideAsync();
        FilterVersionLine inForce = (await admin.ReadAsync(edition.Slug)).InForce!;
        Assert.Equal((2, "enough of them", RunningSite.Admin), (inForce.Number, inForce.Note, inForce.Author));
        Assert.DoesNotContain($"/articles/{id}/", await site.TextAsync($"/editions/{edition.Slug}?n=200"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/articles/{id}/", await site.TextAsync($"/editions/{edition.Slug}/feed.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_hides_over_half_asks_for_the_number()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        string page = await PressAsync(edition, "Save", "default hide\n");
        string number = AskedNumber().Match(page).Groups[1].Value;
        Assert.NotEqual("", number);
        Assert.Equal(1, (await admin.ReadAsync(edition.Slug)).Newest.Number);

        using HttpResponseMessage saved = await SendAsync(edition, "Save", "default hide\n", ("Typed", number));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Who_saves_second_is_shown_what_the_first_changed_and_loses_nothing()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        FilterSave first = await site.Get<FilterStore>().SaveAsync(new FilterDraft(edition.Id, "hide lang:ja\ndefault show\n", "grace", "no Japanese", edition.Newest.Id), Cancel);
        Assert.Equal(FilterSaveOutcome.Saved, first.Outcome);

        const string Mine = "hide lang:ko\ndefault show\n";
        string page = await PressAsync(edition, "Save", Mine);
        Assert.Contains("grace saved v2 while you were writing", page, StringComparison.Ordinal);
        Assert.Contains("<ins>hide lang:ja</ins>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>hide lang:ko</ins>", page, StringComparison.Ordinal);
        Assert.Equal(Mine, TextOn(page));
        Assert.Equal(2, (await admin.ReadAsync(edition.Slug)).Newest.Number);

        page = await PressAsync(edition, "GoOn", Mine);
        Assert.Contains($"name=\"Base\" value=\"{first.Version!.Id}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_two_versions_can_be_compared_and_any_one_gone_back_to_and_exported()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        FilterSave second = await site.Get<FilterStore>().SaveAsync(new FilterDraft(edition.Id, "hide lang:ja\ndefault show\n", "grace", null, edition.Newest.Id), Cancel);
        string history = $"/admin/filters/{edition.Slug}/history";
        Assert.Contains("<del>hide lang:ja</del>", await site.TextAsync(history + "?from=2&to=1&in=en"), StringComparison.Ordinal);

        using HttpResponseMessage back = await site.PostAsync(history, history + "?handler=Revert", ("number", "1"), ("newest", $"{second.Version!.Id}"));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal("default show\n", await site.TextAsync($"/admin/filters/{edition.Slug}/export"));
        Assert.Equal("hide lang:ja\ndefault show\n", await site.TextAsync($"/admin/filters/{edition.Slug}/export?v=2"));
    }

    [Fact]
    public async Task Progress_is_told_until_the_version_is_in_force()
    {
        EditionFilter edition = await admin.EditionAsync("default show");
        await site.Get<FilterStore>().SaveAsync(new FilterDraft(edition.Id, "hide lang:ja\ndefault show\n", "grace", null, edition.Newest.Id), Cancel);
        Assert.Contains("<progress", await site.TextAsync($"/admin/filters/{edition.Slug}"), StringComparison.Ordinal);

        Task<string> told = site.TextAsync($"/admin/filters/{edition.Slug}/progress");
        await admin.DecideAsync();
        Assert.Contains("event: done", await told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_from_elsewhere_is_put_first_and_its_effect_is_shown()
    {
        EditionFilter edition = await admin.EditionAsync("hide lang:ja\ndefault show\n");
        string page = await site.TextAsync($"/admin/filters/{edition.Slug}?add={Uri.EscapeDataString("hide source:harbor-ledger")}&in=en");
        Assert.StartsWith("hide  source:harbor-ledger\nhide lang:ja\n", TextOn(page), StringComparison.Ordinal);
        Assert.Contains("id=\"effect\"", page, StringComparison.Ordinal);
    }

    private async Task<(string Id, string Source)> FirstListedAsync(EditionFilter edition)
    {
        EditionView view = (await site.Get<EditionQuery>().FindAsync(edition.Slug, Cancel))!;
        ArticleLine line = (await site.Get<ArticleListQuery>().PageAsync(view, ArticleList.Front, null, 1, cancellation: Cancel)).Articles[0];
        return ($"{line.Id}", line.SourceSlug);
    }

    private static (string, string)[] Condition(int row, string field, string how, string values, bool not = false) =>
    [
        ($"Rule.Conditions[{row}].Field", field), ($"Rule.Conditions[{row}].How", how), ($"Rule.Conditions[{row}].Values", values), ($"Rule.Conditions[{row}].Not", not ? "true" : "false"),
    ];

    private Task<string> WriteAsync(EditionFilter edition, string button, string text, params (string, string)[][] fields) => WriteAsync(edition, button, text, [.. fields.SelectMany(f => f)]);

    private async Task<string> WriteAsync(EditionFilter edition, string button, string text, params (string, string)[] fields) => TextOn(await PressAsync(edition, button, text, fields));

    private async Task<string> PressAsync(EditionFilter edition, string button, string text, params (string, string)[] fields)
    {
        using HttpResponseMessage answer = await SendAsync(edition, button, text, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private Task<HttpResponseMessage> SendAsync(EditionFilter edition, string button, string text, params (string, string)[] fields)
    {
        string page = $"/admin/filters/{edition.Slug}";
        string stamp = NewsAggregator.Web.Pages.Admin.FilterCheck.StampOf(text);
        (string, string)[] all = [("Text", text.ReplaceLineEndings("\r\n")), ("Base", $"{edition.Newest.Id}"), .. fields];
        return site.PostAsync(page, $"{page}?handler={button}&in=en", fields.Any(f => f.Item1 == "Stamp") ? all : [.. all, ("Stamp", stamp)]);
    }

    private static string TextOn(string page) => WebUtility.HtmlDecode(Area().Match(page).Groups[1].Value).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<textarea [^>]*>\n(.*?)</textarea>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Area();

    [GeneratedRegex(@"Type (\d+) to confirm", RegexOptions.CultureInvariant)]
    private static partial Regex AskedNumber();
}
