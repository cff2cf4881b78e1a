using Microsoft.AspNetCore.DataProtection;
using NewsAggregator.Ingestion;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Accounts;
using NewsAggregator.Web.Api;
using NewsAggregator.Web.Pages;
using NewsAggregator.Web.Pictures;
using NewsAggregator.Web.Reads;
using Serilog;
using Serilog.Events;

namespace NewsAggregator.Web.Startup;

/// <summary>Everything the site and its commands are made of.</summary>
internal static class SiteServices
{
    public static void Add(WebApplicationBuilder builder)
    {
        DatabaseOptions database = Read<DatabaseOptions>(builder.Configuration, DatabaseOptions.Section);
        database.Folder = Path.GetFullPath(database.Folder, builder.Environment.ContentRootPath);
        Directory.CreateDirectory(database.Folder);
        AddLogs(builder, database);

        builder.Services.AddSingleton(TimeProvider.System);
        SiteOptions site = Read<SiteOptions>(builder.Configuration, SiteOptions.Section);
        builder.Services.AddNewsStorage(database, site);
        builder.Services.AddIngestion(builder.Configuration);
        builder.Services.PostConfigure<OutboundOptions>(outbound =>
            outbound.ContactAddress = outbound.ContactAddress.Length == 0 && site.PublicUrl is not null ? site.PublicUrl : outbound.ContactAddress);
        builder.Services.AddDataProtection().SetApplicationName("NewsAggregator").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(database.Folder, "keys")));
        builder.Services.AddSingleton(Read<ProxyOptions>(builder.Configuration, ProxyOptions.Section));
        builder.Services.AddAccounts();
        builder.Services.AddSingleton<DemoHost>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        builder.Services.AddCompression();
        builder.Services.AddSingleton<PublicCache>();
        builder.Services.AddOutputCache(cache =>
        {
            // A signature spelt otherwise is another one.
            cache.UseCaseSensitivePaths = true;
            cache.SizeLimit = 64 * 1024 * 1024;
            cache.MaximumBodySize = 2 * 1024 * 1024;
            cache.AddBasePolicy(policy => policy.AddPolicy<PublicCache>(), excludeDefaultPolicy: true);
        });
        builder.Services.AddPages();
        builder.Services.AddApi(Read<ApiOptions>(builder.Configuration, ApiOptions.Section));
        builder.Services.AddPictures();
        builder.Services.AddReadCounts();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A choice of three hundred sources is a long address; a search that is too long is told so by a page.
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        });
    }

    private const int LongestRequestLine = 128 * 1024;

    /// <summary>Options bound and checked at once: a mistake in the settings is told in words before anything starts.</summary>
    private static T Read<T>(ConfigurationManager configuration, string section)
        where T : class, new()
    {
        T options = configuration.GetSection(section).Get<T>() ?? new T();
        System.ComponentModel.DataAnnotations.Validator.ValidateObject(options, new System.ComponentModel.DataAnnotations.ValidationContext(options), validateAllProperties: true);
        return options;
    }

    // Structured lines into files under the data folder; the console stays quiet but for what needs a human.
    private static void AddLogs(WebApplicationBuilder builder, DatabaseOptions database)
    {
        LogOptions options = Read<LogOptions>(builder.Configuration, LogOptions.Section);
        builder.Services.AddSerilog(
            log => log
                .MinimumLevel.Is(options.Level)
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)

                // These two say at each form, and at each first start, what is meant to be so.
                .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                .Enrich.FromLogContext()
                .WriteTo.File(
                    Path.Combine(database.Folder, "logs", "news-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: options.KeepDays, shared: true,
                    formatProvider: System.Globalization.CultureInfo.InvariantCulture)
                .WriteTo.Console(restrictedToMinimumLevel: LogEventLevel.Error, formatProvider: System.Globalization.CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose),
            preserveStaticLogger: true);
    }
}

/// <summary>Section "Log".</summary>
internal sealed class LogOptions
{
    public const string Section = "Log";

    /// <summary>From which level lines are kept: Verbose, Debug, Information, Warning, Error, Fatal.</summary>
    public LogEventLevel Level { get; set; } = LogEventLevel.Information;

    /// <summary>Days of log files kept.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 3650)]
    public int KeepDays { get; set; } = 14;
}
