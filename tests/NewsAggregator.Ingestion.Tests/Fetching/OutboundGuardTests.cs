using System.Diagnostics;
using NewsAggregator.Ingestion.Fetching;

namespace NewsAggregator.Ingestion.Tests.Fetching;

public sealed class OutboundGuardTests
{
    private static readonly OutboundGuard Strict = new(new OutboundOptions(), (_, _) => throw new UnreachableException("spelling is judged without a question"));

    [Theory]
    [InlineData("https://publisher.example/feed")]
    [InlineData("https://例え.jp/feed")]
    [InlineData("http://例子。中国/feed")]
    [InlineData("https://publisher.example:/feed")]
    [InlineData("http://under_score.example/")]
    [InlineData("http://[2606:2800:220:1:248:1893:25c8:1946]/")]
    [InlineData("http://93.184.216.34:8080/feed")]
    [InlineData("https://publisher.example/a b?c=d@e")]
    public void Public_address_may_be_asked(string address) => Assert.True(Strict.Check(address).Allowed);

    [Theory]
    [InlineData("http://127。0。0。1/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://127.0.0.1:080/")]
    [InlineData("http://[::ffff:0:127.0.0.1]/")]
    [InlineData("http://[::7f00:1]/")]
    [InlineData("http://[2001:470::5efe:7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://192.0.0.192/")]
    [InlineData("http://publisher.example#@127.0.0.1/")]
    [InlineData("http://publisher..example/")]
    [InlineData("http://1.2.3.4.5/")]
    [InlineData("http://printer.lan/")]
    [InlineData("http://kubernetes.default.svc/")]
    [InlineData("http://box.home.arpa/")]
    [InlineData("http://-x.example/")]
    [InlineData("http://publisher.example:65536/")]
    [InlineData("http://ex\u00ADample.com/")]
    [InlineData("http://xn--a.example/")]
    public void Private_or_odd_address_is_refused(string address)
    {
        OutboundVerdict verdict = Strict.Check(address);
        Assert.False(verdict.Allowed);
        Assert.False(string.IsNullOrWhiteSpace(verdict.Refusal));
    }

    [Theory]
    [InlineData("192.168.1.0/24", "http://192.168.1.10/feed", true)]
    [InlineData("192.168.1.0/24", "http://192.168.2.10/feed", false)]
    [InlineData("192.168.1.10:5000", "http://192.168.1.10:5000/feed", true)]
    [InlineData("192.168.1.10:5000", "http://192.168.1.10/feed", false)]
    [InlineData("192.168.1.10", "http://192.168.1.10:5000/feed", false)]
    [InlineData("nas", "http://nas/feed", true)]
    [InlineData("nas.lan:5000", "http://nas.lan:5000/feed", true)]
    [InlineData("nas.lan", "http://other.lan/feed", false)]
    [InlineData("[fd00::1]:5000", "http://[fd00::1]:5000/feed", true)]
    [InlineData("0.0.0.0/0", "http://169.254.169.254/", false)]
    [InlineData("::/0", "http://[fd00:ec2::254]/", false)]
    [InlineData("169.254.169.254", "http://169.254.169.254/", true)]
    [InlineData("169.254.169.254/32", "http://169.254.169.254/", true)]
    [InlineData("localhost", "http://localhost/", true)]
    [InlineData("127.0.0.0/8", "http://localhost/", false)]
    public void Allow_list_opens_exactly_what_it_names_and_only_for_sources(string entry, string address, bool allowed)
    {
        OutboundOptions options = new();
        options.AllowList.Add(entry);
        OutboundGuard guard = new(options);
        Assert.Equal(allowed, guard.Check(address, ofSource: true).Allowed);
        Assert.False(guard.Check(address).Allowed);
    }

    [Theory]
    [InlineData("not a host", 0, "", "")]
    [InlineData("10.0.0.0/99", 0, "", "")]
    [InlineData("", 70000, "", "")]
    [InlineData("", 0, "newswire.example", "93.184.216.34:80")]
    public void Settings_that_make_no_sense_are_refused_at_start(string entry, int port, string host, string target)
    {
        OutboundOptions options = new();
        Assert.Empty(Problems(options));
        if (entry.Length > 0)
        {
            options.AllowList.Add(entry);
        }

        if (port > 0)
        {
            options.ExtraPorts.Add(port);
        }

        if (host.Length > 0)
        {
            options.HostMap[host] = target;
        }

        Assert.Single(Problems(options));
    }

    private static List<System.ComponentModel.DataAnnotations.ValidationResult> Problems(OutboundOptions options)
    {
        List<System.ComponentModel.DataAnnotations.ValidationResult> problems = [];
        System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true);
        return problems;
    }
}
