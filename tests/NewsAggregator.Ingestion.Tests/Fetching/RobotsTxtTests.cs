using System.Text;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class RobotsTxtTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: *\nDisallow:", "/b", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/aXXbYYc", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: newsaggregator\nDisallow: /x", "/y", true)]
    [InlineData("User-agent: NewsAggregator/2.0\nDisallow: /", "/y", false)]
    [InlineData("User-agent: NewsAggregatorOther\nDisallow: /", "/y", true)]
    [InlineData("User-agent: a\nUser-agent: NewsAggregator\nDisallow: /x\nUser-agent: b\nDisallow: /y", "/y", true)]
    [InlineData("User-agent: NewsAggregator\nDisallow: /x\nUser-agent: *\nDisallow: /\nUser-agent: NewsAggregator\nDisallow: /y", "/y", false)]
    [InlineData("\uFEFFUSER-AGENT : * # all\r\ndisallow : /A # not /a\r\nsitemap: x\r\ngarbage", "/A", false)]
    [InlineData("User-agent: *\nDisallow: /A", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /字", "/%E5%AD%97/1", false)]
    [InlineData("User-agent: *\nDisallow: /%7ejoe", "/~joe/1", false)]
    [InlineData("Disallow: /", "/", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("", "/", true)]
    public void Rules_are_kept_as_written(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsTxt.Parse(Encoding.UTF8.GetBytes(robots), "NewsAggregator").Allows(new Uri("https://publisher.example" + path)));
}
