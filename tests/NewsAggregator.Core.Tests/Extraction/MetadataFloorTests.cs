using System.Globalization;
using System.Text.Json;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Extraction.Metadata;

namespace NewsAggregator.Core.Tests.Extraction;

/// <summary>What has been reached for metadata on the corpora, less a point. The rules of comparison are the scorer's that lies beside the data, made simpler.</summary>
public sealed class MetadataFloorTests
{
    private static readonly string[] NameBounds = [",", ";", "&", " and ", " und "];

    [Theory]
    [InlineData("fundus", 0.975, 0.90, 0.87, 0.82)]
    [InlineData("aed", 0.84, 0.91, 0.92, 0)]
    [InlineData("wcxb", 0.81, 0.85, 0.76, 0)]
    public void Metadata_stay_as_right(string set, double date, double title, double author, double picture)
    {
        var dates = new Share();
        var titles = new Share();
        var authors = new Share();
        var pictures = new Share();
        foreach ((JsonProperty gold, ExtractedPage page) in ExtractionFloorTests.Pages(set))
        {
            PageMetadata said = page.Metadata;
            if (Text(gold, "date") is { Length: >= 10 } day && DateOnly.TryParse(day[..10], CultureInfo.InvariantCulture, out _))
            {
                dates.Count(said.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == day[..10]);
            }

            if (Text(gold, "title") is { Length: > 0 } headline)
            {
                titles.Count(PageTitle.Letters(said.Title ?? "") == PageTitle.Letters(headline));
            }

            if (Text(gold, "author") is { Length: > 0 } names)
            {
                authors.Count(AreSame(names, said.Authors));
            }

            if (set == "fundus" && Cover(gold) is { } cover)
            {
                pictures.Count(FileName(cover) == FileName(said.Picture?.Address.AbsoluteUri ?? ""));
            }
        }

        Assert.True(dates.Of >= date && titles.Of >= title && authors.Of >= author && (picture == 0 || pictures.Of >= picture), $"date {dates.Of:F3}, title {titles.Of:F3}, authors {authors.Of:F3}, picture {pictures.Of:F3}");
    }

    private static string? Text(JsonProperty gold, string name) => !gold.Value.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(one => one.GetString())),
        _ => null,
    };

    /// <summary>Every name is there, and at most one word more.</summary>
    private static bool AreSame(string gold, IEnumerable<string> said)
    {
        List<string> wanted = [.. gold.Split(NameBounds, StringSplitOptions.None).SelectMany(Words)];
        HashSet<string> found = [.. said.SelectMany(Words)];
        return found.Count > 0 && wanted.TrueForAll(found.Contains) && found.Count <= wanted.Count + 1;
    }

    private static IEnumerable<string> Words(string name) =>
        new string([.. name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("by" or "von" or "and" or "und" or "et" or "y" or "the" or "staff"));

    private static string? Cover(JsonProperty gold) =>
        gold.Value.TryGetProperty("images", out JsonElement images) && images.ValueKind == JsonValueKind.Array
            ? images.EnumerateArray().Where(image => image.ValueKind == JsonValueKind.Object && image.TryGetProperty("is_cover", out JsonElement cover) && cover.ValueKind == JsonValueKind.True).Select(image => image.GetProperty("url").GetString()).FirstOrDefault()
            : null;

    private static string FileName(string address)
    {
        string path = address.Split('?', '#')[0];
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]).ToLowerInvariant();
    }

    private sealed class Share
    {
        private int right, all;

        public double Of => all == 0 ? 1 : (double)right / all;

        public void Count(bool isRight)
        {
            right += isRight ? 1 : 0;
            all++;
        }
    }
}
