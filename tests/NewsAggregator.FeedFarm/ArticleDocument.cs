using System.Globalization;
using System.Text;
using static NewsAggregator.FeedFarm.FarmDocument;

namespace NewsAggregator.FeedFarm;

/// <summary>
/// An article's page, 60 to 100 kB: head with inline styles and scripts, menus, the body, advertisements, related lists,
/// comments, footer. It is what an extractor has to see through.
/// </summary>
internal sealed class ArticleDocument
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private readonly StringBuilder _html;
    private readonly FarmField _field;
    private readonly FarmItem _item;
    private readonly Vocabulary _words;
    private readonly bool _chinese;
    private readonly int _feed;
    private readonly int _number;
    private readonly int _targetLength;
    private FarmRandom _random;

    private ArticleDocument(FarmField field, int feed, int number)
    {
        _field = field;
        _feed = feed;
        _number = number;
        _item = FarmItem.Grow(field, feed, number);
        _random = new FarmRandom(field.Options.Seed, 0xA271C1E, (ulong)feed, (ulong)number);
        _chinese = field.Options.IsChinese(feed);
        _words = Vocabulary.Of(_chinese);
        _targetLength = 60_000 + _random.Next(38_000);
        _html = new StringBuilder(_targetLength + 2000);
    }

    public static FarmDocument Write(FarmField field, int feed, int number)
    {
        var page = new ArticleDocument(field, feed, number);
        page.Head();
        page.Masthead();
        page.Article();
        page.Lists();
        page.Foot();
        return From(page._html, page._item.Date, gzip: false);
    }

    private string Phrase(int least, int most) => _words.Capitalised(ref _random, least, most);

    private string Say(string english, string chinese) => _chinese ? chinese : english;

    private void Head()
    {
        var site = _field.BaseOf(_feed);
        _html.Append(Plain, $"<!DOCTYPE html>\n<html lang=\"{Say("en-US", "zh-CN")}\">\n<head>\n<meta charset=\"UTF-8\">\n");
        _html.Append(Plain, $"<title>{Escaped(_item.Title)} | {_field.FeedTitle(_feed)}</title>\n");
        _html.Append(Plain, $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<link rel=\"canonical\" href=\"{_item.Link}\">\n");
        _html.Append(Plain, $"<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"{Escaped(_item.Title)}\">\n");
        _html.Append(Plain, $"<meta property=\"og:image\" content=\"{site}/img/{_feed}/{_number}.png\">\n");
        _html.Append(Plain, $"<meta property=\"article:published_time\" content=\"{_item.Date:yyyy-MM-ddTHH:mm:ss}+00:00\">\n");
        _html.Append(Plain, $"<meta name=\"author\" content=\"{_item.Author}\">\n");
        _html.Append(Plain, $"<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{_field.FeedAddress(_feed)}\">\n<style>\n");
        for (var i = 0; i < 110; i++)
            _html.Append(Plain, $".wp-block-group-{i}{{display:flex;gap:{i % 32}px;margin:0 auto;padding:{i % 17}px;max-width:{600 + i}px}}\n");
        _html.Append(Plain, $"</style>\n<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"{_item.Title}\",");
        _html.Append(Plain, $"\"datePublished\":\"{_item.Date:s}Z\",\"author\":{{\"@type\":\"Person\",\"name\":\"{_item.Author}\"}}}}</script>\n<script>window.dataLayer=[];");
        for (var i = 0; i < 60; i++) _html.Append(Plain, $"dataLayer.push({{slot:'ad-{i}',w:{i * 7 % 970},h:{i * 3 % 600},if:1<2}});");
        _html.Append("</script>\n</head>\n");
    }

    private void Masthead()
    {
        _html.Append(Plain, $"<body class=\"single single-post\">\n<header class=\"site-header\"><a class=\"logo\" href=\"/\">{_field.FeedTitle(_feed)}</a>\n");
        _html.Append("<nav class=\"main-menu\"><ul>\n");
        for (var i = 0; i < 60; i++)
            _html.Append(Plain, $"<li class=\"menu-item menu-item-type-taxonomy menu-item-{i}\"><a href=\"/category/{i}/\">{Phrase(1, 2)}</a></li>\n");
        _html.Append(Plain, $"</ul></nav>\n<form role=\"search\"><input type=\"search\" name=\"s\"><button>{Say("Search", "搜索")}</button></form></header>\n");
        _html.Append(Plain, $"<div class=\"ad ad-leaderboard\" id=\"ad-0\"><ins class=\"adsbygoogle\" data-slot=\"0\"></ins><p>{Say("Advertisement", "广告")}</p></div>\n");
    }

    private void Article()
    {
        _html.Append(Plain, $"<main class=\"site-main\">\n<article class=\"post type-post\" id=\"post-{_number}\">\n<header class=\"entry-header\"><a class=\"cat\" href=\"#\">{_item.Category}</a>");
        _html.Append(Plain, $"<h1 class=\"entry-title\">{Escaped(_item.Title)}</h1>\n");
        _html.Append(Plain, $"<div class=\"byline\"><a rel=\"author\" href=\"/author/{_random.Next(50)}\">{_item.Author}</a> <time datetime=\"{_item.Date:s}Z\">{_item.Date:d MMM yyyy HH:mm}</time></div>\n");
        _html.Append("<ul class=\"share\"><li><a href=\"#fb\">Facebook</a></li><li><a href=\"#x\">X</a></li><li><a href=\"#mail\">Email</a></li></ul></header>\n");
        _html.Append("<div class=\"entry-content wp-block-post-content\">\n");
        // The page carries the feed's body and about as much again, with an advertisement in between.
        _html.Append(Plain, $"{_item.BodyHtml}<div class=\"ad ad-inline\"><ins data-slot=\"1\"></ins><p>{Say("Advertisement", "广告")}</p></div>\n");
        // Where there are stories it would only be noise.
        var more = new FarmRandom(_field.Options.Seed, 0xB0D1, (ulong)_feed, (ulong)_number);
        // A number that no item has, chosen so that the needle never stands in this half.
        if (_field.Stories is null) _html.Append(FarmBody.Write(_field, ref more, _feed, 100_000 * 100 + 50 - _feed * 7 % 100));
        _html.Append(Plain, $"</div>\n<div class=\"newsletter\"><h3>{Say("Subscribe to our newsletter", "订阅我们的邮件")}</h3><input type=\"email\"><button>OK</button></div>\n</article>\n");
    }

    private void Lists()
    {
        _html.Append(Plain, $"<aside class=\"sidebar\"><h3>{Say("Most Popular", "热门文章")}</h3>\n");
        var card = 0;
        while (_html.Length + (_chinese ? card * 90 : 0) < _targetLength - 2500)
        {
            if (card > 0 && card % 20 == 0)
                _html.Append(Plain, $"</aside>\n<section class=\"related related-{card / 20}\"><h3>{Say("Related", "相关阅读")}</h3>\n");
            Card(card);
            if (card % 9 == 8)
                _html.Append(Plain, $"<div class=\"ad ad-rail\" id=\"ad-{card}\"><script>dataLayer.push({{slot:{card}}});</script></div>\n");
            card++;
        }

        _html.Append(card > 20 ? "</section>\n" : "</aside>\n");
    }

    private void Card(int card)
    {
        var site = _field.BaseOf(_feed);
        _html.Append("<div class=\"wp-block-tc23-post-card loop-card loop-card--horizontal\"><figure class=\"loop-card__figure\">");
        _html.Append(Plain, $"<img loading=\"lazy\" decoding=\"async\" width=\"300\" height=\"200\" src=\"{site}/img/{_feed}/{card}.png?w=300&amp;crop=1\" srcset=\"{site}/img/a.png 300w, {site}/img/b.png 600w\" alt=\"\"></figure>");
        _html.Append(Plain, $"<div class=\"loop-card__content\"><a class=\"loop-card__cat\" href=\"/category/{card % 12}/\">{Phrase(1, 1)}</a>");
        _html.Append(Plain, $"<h3 class=\"loop-card__title\"><a href=\"/article/{_feed}/{card}\" data-destinationlink=\"{_field.ArticleAddress(_feed, card)}\">{Phrase(6, 10)}</a></h3>");
        _html.Append(Plain, $"<div class=\"loop-card__meta\"><span class=\"loop-card__author\">{_random.Pick(_words.Names)}</span><time>{1 + _random.Next(23)}{Say(" hours ago", " 小时前")}</time></div></div></div>\n");
    }

    private void Foot()
    {
        _html.Append(Plain, $"<section class=\"comments\"><h3>{Say("Comments", "评论")}</h3>\n");
        for (var i = 0; i < 5; i++) _html.Append(Plain, $"<div class=\"comment\"><b>{_random.Pick(_words.Names)}</b><p>{Phrase(6, 12)}</p></div>\n");
        _html.Append("</section>\n</main>\n<footer class=\"site-footer\"><ul>");
        for (var i = 0; i < 12; i++) _html.Append(Plain, $"<li><a href=\"/about/{i}\">{Phrase(1, 2)}</a></li>");
        _html.Append("</ul><p>&copy; FeedFarm</p></footer>\n</body>\n</html>\n");
    }
}
