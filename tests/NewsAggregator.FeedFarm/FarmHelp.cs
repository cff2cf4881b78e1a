namespace NewsAggregator.FeedFarm;

/// <summary>The command line of <c>feedfarm</c>.</summary>
internal static class FarmHelp
{
    public const string Text = """
        feedfarm: serves synthetic news feeds and article pages on the loopback interface.
          --port 9300         listens on 127.0.0.1:PORT (and 127.0.0.2..HOSTS); 0 takes free ones
          --hosts 1           spread the feeds over this many loopback addresses
          --feeds 500         number of feeds
          --items 50          items shown by each feed
          --seed 1            everything is derived from it
          --body-bytes 3000   UTF-8 bytes of content:encoded per item, about
          --chinese-pct 40    share of feeds that are Chinese
          --stories 0         events planted, each told by 2 to 8 feeds over days
          --story-days 10     days over which the items of such a farm are spread
          --gzip on           serve gzip to clients that accept it
          --epoch DATE        date of the newest item before any tick (default: today 00:00 UTC)
          --latency 0         ms waited before each feed or article answer      (live)
          --fail-pct 0        percent of feeds that are broken                  (live)
          --fail-kinds 500,timeout,drip,malformed,big,loop
                              also: reset,html,bomb,gone,busy,moved,stuck       (live)
        """;

    /// <summary>Options come in pairs: a name with two dashes, and its value.</summary>
    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static FarmOptions Read(string[] arguments)
    {
        var options = new FarmOptions { Port = 9300 };
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 >= arguments.Length) throw new ArgumentException($"{arguments[i]} needs a value");
            options = options.With(arguments[i].TrimStart('-'), arguments[i + 1]);
        }

        return options;
    }
}
