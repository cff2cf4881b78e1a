namespace NewsAggregator.FeedFarm;

/// <summary>The farm's addresses: those that a reader visits, and those for the person who measures it.</summary>
internal static class FarmRoutes
{
    private const string Rss = "application/rss+xml; charset=UTF-8";
    private const string Html = "text/html; charset=UTF-8";
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Requests that come before the farm has started wait for it.</summary>
    public static void Map(WebApplication app, Task<FarmServer> started)
    {
        MapSites(app, started);
        MapMeasuring(app, started);
    }

    private static void MapSites(WebApplication app, Task<FarmServer> started)
    {
        app.MapGet("/feed/{name}", async (HttpContext context, string name) => await Feed(context, await started, name, mayFail: true));
        app.MapGet("/moved/{name}", async (HttpContext context, string name) => await Feed(context, await started, name, mayFail: false));
        app.MapGet("/article/{feed:int}/{number:int}", async (HttpContext context, int feed, int number) =>
            await Article(context, await started, feed, number));
        app.MapGet("/img/{**rest}", async (HttpContext context) => await Picture(context, await started, "max-age=86400"));
        app.MapGet("/favicon.ico", async (HttpContext context) => await Picture(context, await started, null));
        app.MapGet("/site/{feed:int}", async (int feed) =>
        {
            var farm = await started;
            farm.Stats.CountOther();
            return Results.Content($"<!DOCTYPE html><html><head><title>{farm.Field.FeedTitle(feed)}</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed/{feed}.xml\"></head><body>{feed}</body></html>", "text/html; charset=utf-8");
        });
        app.MapGet("/loop/{feed:int}/{step:int}", async (int feed, int step) =>
        {
            (await started).Stats.CountOther();
            return Results.Redirect($"/loop/{feed}/{(step + 1) % 3}");
        });
    }

    private static void MapMeasuring(WebApplication app, Task<FarmServer> started)
    {
        app.MapGet("/", () => Results.Text("feedfarm: /opml.xml /urls.txt /feed/{n}.xml /article/{n}/{m} /stats /truth?word= /faults; POST /tick?n= /config?latency= /stats/reset\n"));
        app.MapGet("/opml.xml", async () => Results.Content(OpmlDocument.Write((await started).Field), "text/x-opml; charset=utf-8"));
        app.MapGet("/urls.txt", async () =>
        {
            var farm = await started;
            return Results.Content(string.Concat(Enumerable.Range(0, farm.Options.Feeds).Select(feed => farm.Field.FeedAddress(feed) + '\n')), "text/plain");
        });
        app.MapGet("/stats", async () => Results.Json(Snapshot(await started)));
        app.MapPost("/stats/reset", async () =>
        {
            (await started).Stats.Reset();
            return Results.Json(new { ok = true });
        });
        app.MapPost("/tick", async (int? n) =>
        {
            var farm = await started;
            farm.Tick(n ?? 1);
            return Results.Json(new { tick = farm.Ticks, renderMs = (long)farm.Rendering.TotalMilliseconds });
        });
        app.MapPost("/config", async (HttpRequest request) => Configure(await started, request.Query));
        app.MapGet("/truth", async (string? word) =>
        {
            var farm = await started;
            word ??= Vocabulary.EnglishNeedle;
            return Results.Json(new { word, items = farm.Truth(word), of = (farm.Ticks + farm.Options.Items) * farm.Options.Feeds });
        });
        app.MapGet("/truth/stories", async () => Results.Json((await started).StoryTruth()));
        app.MapGet("/faults", async () =>
        {
            var farm = await started;
            var broken = Enumerable.Range(0, farm.Options.Feeds).Select(feed => (feed, fault: farm.FaultOf(feed))).Where(x => x.fault != Fault.None);
            return Results.Json(broken.Select(x => new { x.feed, fault = x.fault.ToString() }));
        });
    }

    private static async Task Feed(HttpContext context, FarmServer farm, string name, bool mayFail)
    {
        using var visit = farm.Stats.Enter();
        if (farm.FeedNamed(name) is not { } document || farm.FeedNumber(name) is not { } feed)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        farm.Stats.CountFeed();
        await Latency(farm, context);
        var fault = mayFail ? farm.FaultOf(feed) : Fault.None;
        if (fault == Fault.None)
        {
            await new DocumentAnswers(farm.Stats).Send(context, document, Rss, feed: true);
            return;
        }

        farm.Stats.CountFault();
        await new FaultAnswers(farm.Stats).Answer(context, fault, feed, document);
    }

    private static async Task Article(HttpContext context, FarmServer farm, int feed, int number)
    {
        using var visit = farm.Stats.Enter();
        if (!farm.Has(feed, number))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        farm.Stats.CountArticle();
        await Latency(farm, context);
        await new DocumentAnswers(farm.Stats).Send(context, ArticleDocument.Write(farm.Field, feed, number), Html, feed: false);
    }

    private static Task Latency(FarmServer farm, HttpContext context) =>
        farm.Weather.LatencyMs is > 0 and var ms ? Task.Delay(ms, context.RequestAborted) : Task.CompletedTask;

    private static async Task Picture(HttpContext context, FarmServer farm, string? cacheControl)
    {
        farm.Stats.CountOther();
        context.Response.ContentType = "image/png";
        context.Response.Headers.CacheControl = cacheControl;
        context.Response.ContentLength = Dot.Length;
        await context.Response.Body.WriteAsync(Dot, context.RequestAborted);
    }

    private static IResult Configure(FarmServer farm, IQueryCollection query)
    {
        var weather = farm.Weather;
        foreach (var (option, value) in query)
        {
            try
            {
                weather = weather.With(option, value.ToString());
            }
            catch (ArgumentException)
            {
                return Results.BadRequest($"{option} cannot be changed while running, or has no value {value}");
            }
            catch (FormatException)
            {
                return Results.BadRequest($"{option} has no value {value}");
            }
        }

        farm.Weather = weather;
        return Results.Json(new { latency = weather.LatencyMs, failPct = weather.FailPercent, failKinds = string.Join(',', weather.FailKinds.AsEnumerable()) });
    }

    private static object Snapshot(FarmServer farm) => new
    {
        tick = farm.Ticks,
        feedRequests = farm.Stats.FeedRequests,
        feed200 = farm.Stats.Feeds200,
        feed304 = farm.Stats.Feeds304,
        faults = farm.Stats.Faults,
        articleRequests = farm.Stats.ArticleRequests,
        article304 = farm.Stats.Articles304,
        other = farm.Stats.Other,
        bytes = farm.Stats.Bytes,
        inFlight = farm.Stats.InFlight,
        maxInFlight = farm.Stats.MaxInFlight,
        firstToLastMs = farm.Stats.FirstToLastMs,
        sinceLastMs = farm.Stats.SinceLastMs,
        latency = farm.Weather.LatencyMs,
        failPct = farm.Weather.FailPercent,
    };
}
