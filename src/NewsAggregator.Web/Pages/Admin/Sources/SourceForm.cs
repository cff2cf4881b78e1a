using System.Globalization;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Pages.Admin.Sources;

/// <summary>The fields of a source as a form holds them: whatever was typed stays, with what is wrong beside it.</summary>
public sealed partial class SourceForm
{
    public const int LongestGroup = 100;

    /// <summary>Seconds that are offered as fixed intervals.</summary>
    public static IReadOnlyList<int> Intervals { get; } = [600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

    public static IReadOnlyList<string> Zones { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Append("UTC")];

    public string Name { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Home { get; set; } = "";
    public string Language { get; set; } = "";
    public string Zone { get; set; } = "";
    public IReadOnlyList<string> Topics { get; set; } = [];
    public IReadOnlyList<string> Groups { get; set; } = [];

    /// <summary>Names of groups to make, one behind the other with commas between.</summary>
    public string NewGroups { get; set; } = "";

    /// <summary>Seconds, or empty: learned.</summary>
    public string Interval { get; set; } = "";
    public TextMode Mode { get; set; }
    public string Selector { get; set; } = "";
    public PublicationLevel Level { get; set; }
    public SourceState State { get; set; }

    /// <summary>Field to the key of its words; the fields are called as in <see cref="SourceChange.Field"/>.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    public static SourceForm Of(SourceEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return new SourceForm
        {
            Name = edit.Name,
            Slug = edit.Slug,
            Home = edit.HomeUrl,
            Language = edit.Language ?? "",
            Zone = edit.TimeZone ?? "",
            Topics = edit.Topics,
            Groups = edit.Groups,
            Interval = edit.IntervalSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
            Mode = edit.TextMode,
            Selector = edit.TextSelector ?? "",
            Level = edit.PublicationLevel,
            State = edit.State,
        };
    }

    public static SourceForm Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new SourceForm
        {
            Name = Core.Languages.PlainText.Fold(Text("name")),
            Slug = Text("slug"),
            Home = Text("home"),
            Language = Text("language"),
            Zone = Text("zone"),
            Topics = [.. form["topics"].OfType<string>()],
            Groups = [.. form["groups"].OfType<string>()],
            NewGroups = Core.Languages.PlainText.Fold(Text("newGroups")),
            Interval = Text("interval"),
            Mode = Enum.TryParse(Text("mode"), out TextMode mode) ? mode : TextMode.Auto,
            Selector = Text("selector"),
            Level = Enum.TryParse(Text("level"), out PublicationLevel level) ? level : PublicationLevel.Full,
            State = Enum.TryParse(Text("state"), out SourceState state) ? state : SourceState.Active,
        };

        string Text(string name) => form[name].ToString().Trim();
    }

    /// <summary>What is to be saved; null where something is wrong, see <see cref="Errors"/>.</summary>
    public SourceEdit? Check(IReadOnlyCollection<string> knownTopics)
    {
        string slug = Slug.Length == 0 ? SourceStore.SlugOf(Name) : Slug.ToLowerInvariant();
        string[] groups = [.. Groups.Concat(NewGroups.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];
        Wrong("name", Name.Length is 0 or > 200 || Name.Any(char.IsControl));
        Wrong("slug", !SourceStore.IsSlug(slug));
        Wrong("home", !IsWebAddress(Home));
        Wrong("language", Language.Length > 0 && !LanguageTag().IsMatch(Language));
        Wrong("zone", Zone.Length > 0 && !(Zones.Contains(Zone, StringComparer.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)));
        Wrong("topics", Topics.Any(topic => !knownTopics.Contains(topic)));
        Wrong("groups", groups.Any(group => group.Length > LongestGroup || group.Any(char.IsControl)));
        Wrong("interval", Seconds is null && Interval.Length > 0);
        Wrong("textMode", !Enum.IsDefined(Mode));
        Wrong("selector", Selector.Length > 0 && !SelectorCheck.IsValid(Selector));
        Wrong("level", !Enum.IsDefined(Level));
        Wrong("state", !Enum.IsDefined(State));
        return Errors.Count > 0 ? null : new SourceEdit
        {
            Name = Name,
            Slug = slug,
            HomeUrl = Home,
            Language = Language.Length == 0 ? null : Language,
            TimeZone = Zone.Length == 0 ? null : Zone,
            Topics = [.. Topics.Distinct(StringComparer.Ordinal)],
            Groups = groups,
            IntervalSeconds = Seconds,
            TextMode = Mode,
            TextSelector = Selector.Length == 0 ? null : Selector,
            PublicationLevel = Level,
            State = State,
        };

        void Wrong(string field, bool wrong)
        {
            if (wrong)
            {
                Errors[field] = "src.error." + field;
            }
        }
    }

    /// <summary>An absolute address of the web without a name and password in it.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address.Host.Length > 0 && address.UserInfo.Length == 0 && text.Length <= 2000;

    private int? Seconds => int.TryParse(Interval, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is >= 600 and <= 604_800 ? seconds : null;

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}

/// <summary>What the fields' partial shows.</summary>
public sealed record SourceFields(SourceForm Form, IReadOnlyList<Storage.Reading.GroupChoice> Groups, IReadOnlyList<Storage.Reading.TopicLine> Topics, bool WithText);

/// <summary>What is wrong with a field, to stand beside it.</summary>
/// <param name="Key">Of the words; null: nothing.</param>
public sealed record FieldError(string? Key, string Field);
