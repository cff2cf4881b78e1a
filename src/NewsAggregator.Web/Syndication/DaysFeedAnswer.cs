using System.Globalization;
using System.Net;
using System.Text;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;
using NewsAggregator.Web.Pages;

namespace NewsAggregator.Web.Syndication;

/// <summary>For those who want the news once a day: a day's leads as one item, when the day is over.</summary>
internal sealed class DaysFeedAnswer(ReaderContext here, DayLeadsQuery leads, SyndicationAnswer answer)
{
    private const int Days = 30;
    private const int MostLeads = 5;

    public async Task AnswerAsync(HttpContext context, string format)
    {
        await here.PrepareAsync(context, followBrowser: false).ConfigureAwait(false);
        if (ListRequest.Read(context.Request, here.Editions) is not { } request)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        here.Edition = request.Edition;
        FeedWish wish = FeedWish.Read(context.Request.Query);
        IReadOnlyList<DayLeads> days = await leads.ReadAsync(request.Edition, here.Site.Zone, here.Today.AddDays(-1), Days, MostLeads, context.RequestAborted).ConfigureAwait(false);
        await answer.FeedAsync(context, Feed(days, wish, format), format).ConfigureAwait(false);
    }

    private SyndicationFeed Feed(IReadOnlyList<DayLeads> days, FeedWish wish, string format)
    {
        IReadOnlyList<SyndicationItem> items = DistinctTimes.Of([.. days.Select(day => Item(day, wish))], here.Now);
        return new SyndicationFeed
        {
            Id = SyndicationId.OfList(here.Site.SiteId, Addresses.Identity(here.Edition, ArticleList.Front).TrimEnd('/') + "/days"),
            Title = here.Words.Say("feed.days", here.SiteAndEdition(here.Edition)),
            Description = here.Words["feed.days.description"],
            PageUrl = here.At.Absolute(here.At.Place("/days", here.Edition)),
            SelfUrl = here.At.Absolute(here.At.Days(here.Edition, format, wish.Query)),
            Language = here.Words.Language,
            Updated = items.Count == 0 ? here.Site.SeededAt : items[0].Updated,
            Items = items,
        };
    }

    private SyndicationItem Item(DayLeads day, FeedWish wish) => new()
    {
        Id = SyndicationId.OfList(here.Site.SiteId, Addresses.Identity(here.Edition, new ArticleList { Day = day.Day }) + " leads"),
        Title = here.Words.Say("feed.event", here.Words.LongDay(day.Day), day.Leads[0].Lead.Title),
        Url = here.At.Absolute(here.At.Day(here.Edition, day.Day)),
        SourceName = here.Site.Name,
        Summary = wish.Content == FeedContent.Headline ? null : string.Join(" · ", day.Leads.Select(lead => lead.Lead.Title)),
        Html = wish.Content == FeedContent.Full ? Html(day, wish) : null,
        Published = day.EndedAt,
        Updated = day.EndedAt,
    };

    private string Html(DayLeads day, FeedWish wish)
    {
        StringBuilder html = new();
        foreach (LeadStory lead in day.Leads)
        {
            string address = wish.LinksToOriginal && lead.Lead.Url is string original ? original : here.At.Absolute(here.At.Story(here.Edition, lead.Id, lead.Lead.Title));
            string lang = here.Lang(lead.Lead.Language) is string language ? $" lang=\"{WebUtility.HtmlEncode(language)}\"" : "";
            html.Append(CultureInfo.InvariantCulture, $"<h3{lang}><a href=\"{WebUtility.HtmlEncode(address)}\">{WebUtility.HtmlEncode(lead.Lead.Title)}</a></h3>");
            if (lead.Lead.Summary is { Length: > 0 } summary)
            {
                html.Append(CultureInfo.InvariantCulture, $"<p{lang}>{WebUtility.HtmlEncode(summary)}</p>");
            }

            html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(here.Words.Count("count.sources", lead.Sources))} · {WebUtility.HtmlEncode(lead.Lead.SourceName)}</p>");
        }

        return html.ToString();
    }
}
