using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage;

namespace NewsAggregator.Benchmarks.Load;

/// <summary>Puts a stopped site into the state that is to be measured, past the admin who would click it together.</summary>
internal static class SiteState
{
    /// <summary>Marks the site as set up, and gives every source this text mode.</summary>
    /// <returns>How many sources there are.</returns>
    public static async Task<int> PrepareAsync(string folder, TextMode mode)
    {
        await using var db = new NewsDatabase(new DatabaseOptions { Folder = folder }).Open();
        if (!await db.Settings.AnyAsync(setting => setting.Key == SettingKeys.SetUpAt))
        {
            db.Settings.Add(new Setting { Key = SettingKeys.SetUpAt, Value = "1767312000000" });
            await db.SaveChangesAsync();
        }

        return await db.Sources.ExecuteUpdateAsync(source => source.SetProperty(one => one.TextMode, mode));
    }
}
