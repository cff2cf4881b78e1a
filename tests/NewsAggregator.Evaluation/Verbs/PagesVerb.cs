using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Evaluation.Verbs;

/// <summary>Extracts every page of a set; <c>--without a,b</c> leaves out rules, so that each can be measured alone.</summary>
internal static class PagesVerb
{
    public static void Run(VerbArguments arguments)
    {
        var options = new ExtractionOptions { Without = new HashSet<string>((arguments.More.GetValueOrDefault("without") ?? "").Split(','), StringComparer.Ordinal) };
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(arguments.In, "gold.json")));
        using var file = new FileStream(arguments.Out, FileMode.Create);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        foreach (JsonProperty page in gold.RootElement.EnumerateObject())
        {
            string path = Path.Combine(arguments.In, "html", page.Name + ".html");
            path = File.Exists(path) ? path : path + ".gz";
            if (!File.Exists(path))
            {
                continue;
            }

            string html = Read(path);
            var address = AddressOf(page.Value);
            long start = Stopwatch.GetTimestamp();
            ExtractedPage read = ContentExtractor.Extract(html, address, options);
            string text = read.Body is null ? "" : BodyText.Of(read.Body);
            Write(json, page.Name, read, text, Stopwatch.GetElapsedTime(start));
        }

        json.WriteEndObject();
    }

    /// <summary>Some pages of the corpora have lost their address.</summary>
    private static Uri AddressOf(JsonElement page) =>
        Uri.TryCreate(page.GetProperty("url").GetString(), UriKind.Absolute, out Uri? address) ? address : new Uri("http://example.com/");

    private static string Read(string path)
    {
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void Write(Utf8JsonWriter json, string id, ExtractedPage read, string text, TimeSpan took)
    {
        PageMetadata metadata = read.Metadata;
        json.WriteStartObject(id);
        json.WriteString("text", text);
        json.WriteString("title", metadata.Title);
        json.WriteStartArray("author");
        foreach (string author in metadata.Authors)
        {
            json.WriteStringValue(author);
        }

        json.WriteEndArray();
        json.WriteString("date", metadata.Published?.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("image", metadata.Picture?.Address.AbsoluteUri);
        json.WriteString("lang", metadata.Language);
        json.WriteNumber("seconds", Math.Round(took.TotalSeconds, 4));
        if (read.Problem is not null)
        {
            json.WriteString("problem", read.Problem);
        }

        json.WriteEndObject();
    }
}
