using System.Reflection;
using NewsAggregator.Ingestion;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Ingestion.Pictures;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Api;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Tests;

/// <summary>docs/OPERATIONS.md names every setting, and no other.</summary>
public sealed class OptionsDocumentTests
{
    private static readonly (string Section, Type Options)[] All =
    [
        (DatabaseOptions.Section, typeof(DatabaseOptions)),
        (SiteOptions.Section, typeof(SiteOptions)),
        (IngestionOptions.Section, typeof(IngestionOptions)),
        (OutboundOptions.Section, typeof(OutboundOptions)),
        (ApiOptions.Section, typeof(ApiOptions)),
        (PictureOptions.Section, typeof(PictureOptions)),
        (ProxyOptions.Section, typeof(ProxyOptions)),
        (LogOptions.Section, typeof(LogOptions)),
    ];

    [Fact]
    public void Every_setting_is_in_the_operations_page_and_every_name_there_is_a_setting()
    {
        string[] settings = [.. All.SelectMany(pair => pair.Options
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite || property.PropertyType.IsGenericType)
            .Select(property => $"{pair.Section}:{property.Name}"))];

        string[] documented = [.. File.ReadLines(Path.Combine(Root(), "docs", "OPERATIONS.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split('`')[1])
            .Where(name => name.Contains(':', StringComparison.Ordinal))];

        Assert.Equal(settings.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    internal static string Root()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "NewsAggregator.sln")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}
