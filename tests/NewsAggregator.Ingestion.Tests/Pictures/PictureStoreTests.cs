using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using NetVips;
using NewsAggregator.Core.Articles;
using NewsAggregator.Ingestion.Pictures;
using NewsAggregator.Ingestion.Tests.Fetching;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion.Tests.Pictures;

/// <summary>Publishers' pictures: what is taken, in what widths, and what is told of the rest.</summary>
public sealed class PictureStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".gif")]
    [InlineData(".webp")]
    [InlineData(".avif")]
    public async Task Picture_of_each_kind_is_kept_as_webp_in_the_widths_pages_ask_for(string ending)
    {
        await using LoopbackSite server = await Serve(Drawn(900, 500, ending));
        await using IngestionSite site = await IngestionSite.CreateAsync([server.At("/")]);
        PictureWish wish = Wish(server, "/a" + ending);

        Picture picture = await site.Get<PictureStore>().FetchAsync(wish, Stop);

        Assert.Equal((PictureState.Here, 900, 500), (picture.State, picture.Width, picture.Height));
        Assert.Equal([192, 480, 800, 900], PictureWidths.Of(picture.Width));
        foreach (int width in PictureWidths.Of(picture.Width))
        {
            using Image file = Image.NewFromFile((await site.Get<PictureStore>().FileAsync(wish, width, Stop))!);
            Assert.Equal((width, "webpload"), (file.Width, (string)file.Get("vips-loader")));
        }
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_or_damaged_or_a_spacer_is_told_in_words()
    {
        byte[] vast = Drawn(64, 64, ".png");
        BinaryPrimitives.WriteInt32BigEndian(vast.AsSpan(16), 20_000);
        BinaryPrimitives.WriteInt32BigEndian(vast.AsSpan(20), 20_000);
        Dictionary<string, byte[]> files = new()
        {
            ["/page"] = "<html><body>no picture"u8.ToArray(),
            ["/drawing"] = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'/>"u8.ToArray(),
            ["/cut"] = Drawn(400, 300, ".jpg")[..200],
            ["/vast"] = vast,
            ["/spacer"] = Drawn(1, 1, ".gif"),
            ["/heavy"] = [.. Drawn(64, 64, ".png"), .. new byte[200_000]],
        };
        await using LoopbackSite server = await LoopbackSite.StartAsync(context =>
            files.TryGetValue(context.Request.Path, out byte[]? file) ? context.Response.Body.WriteAsync(file).AsTask() : Gone(context));
        await using IngestionSite site = await IngestionSite.CreateAsync([server.At("/")], ("Pictures:MaxBytes", "100000"));

        foreach (string path in files.Keys.Append("/none"))
        {
            Picture picture = await site.Get<PictureStore>().FetchAsync(Wish(server, path), Stop);
            Assert.Equal((path, path == "/spacer" ? PictureState.TooSmall : PictureState.Missing), (path, picture.State));
            Assert.False(string.IsNullOrEmpty(picture.Failure), path);
        }
    }

    [Fact]
    public async Task Picture_that_made_room_is_fetched_again_once_for_all_who_ask()
    {
        int asked = 0;
        byte[] file = Drawn(300, 200, ".png");
        await using LoopbackSite server = await LoopbackSite.StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            return context.Response.Body.WriteAsync(file).AsTask();
        });
        await using IngestionSite site = await IngestionSite.CreateAsync([server.At("/")]);
        PictureWish wish = Wish(server, "/a.png");

        string?[] files = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => site.Get<PictureStore>().FileAsync(wish, 192, Stop)));

        Assert.All(files, Assert.NotNull);
        Assert.Equal(1, asked);
        Assert.Null(await site.Get<PictureStore>().FileAsync(wish, 480, Stop));
    }

    [Fact]
    public async Task A_missing_picture_is_asked_for_again_later_and_rarer()
    {
        int asked = 0;
        await using LoopbackSite server = await LoopbackSite.StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            return Gone(context);
        });
        await using IngestionSite site = await IngestionSite.CreateAsync([server.At("/")]);
        MissedPicture missed = new(server.At("/a.png").AbsoluteUri, 0);
        List<int> perLook = [];
        foreach (double hours in (double[])[0, 0.5, 1, 2, 8, 80, 600])
        {
            site.Clock.Advance(TimeSpan.FromHours(hours));
            foreach (PictureWish wish in await site.Get<PicturesQuery>().OpenAsync([missed], site.Clock.GetUtcNow(), Stop))
            {
                await site.Get<PictureRows>().RecordAsync([await site.Get<PictureStore>().FetchAsync(wish with { FeedUrl = server.At("/feed").AbsoluteUri }, Stop)], Stop);
            }

            perLook.Add(Interlocked.Exchange(ref asked, 0));
        }

        Assert.Equal([1, 0, 1, 0, 1, 1, 0], perLook);
    }

    private static PictureWish Wish(LoopbackSite server, string path) => new(server.At(path).AbsoluteUri, server.At("/feed.xml").AbsoluteUri);

    private static Task<LoopbackSite> Serve(byte[] file) => LoopbackSite.StartAsync(context => context.Response.Body.WriteAsync(file).AsTask());

    private static Task Gone(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static byte[] Drawn(int width, int height, string ending)
    {
        using Image drawn = Image.Xyz(width, height)[0].Cast(Enums.BandFormat.Uchar);
        return drawn.WriteToBuffer(ending);
    }
}
