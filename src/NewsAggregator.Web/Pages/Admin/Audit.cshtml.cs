using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>Who did what, newest first.</summary>
public sealed class AuditModel(ReaderContext here, AuditQuery query) : AdminPage(here)
{
    public override string Section => "audit";
    public AuditWish Wish { get; private set; } = new();
    public AuditPage Lines { get; private set; } = new([], null);
    public IReadOnlyList<string> People { get; private set; } = [];
    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public async Task OnGetAsync(long? after, string? who, string? kind)
    {
        Title = Here.Words["adminNav.audit"];
        Wish = new AuditWish(after, who, kind);
        Lines = await query.ReadAsync(Wish, Aborted).ConfigureAwait(false);
        (People, Kinds) = await query.ChoicesAsync(Aborted).ConfigureAwait(false);
    }

    /// <summary>What was done, in words; the bare word for what an older or newer program did.</summary>
    public string Did(AuditEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Here.Words.Find("audit.did." + line.Action.Replace('.', '-')) ?? line.Action;
    }

    public string KindName(string kind) => Here.Words.Find("audit.kind." + kind) ?? kind;

    public string Older => QueryHelpers.AddQueryString(Here.At.Place("/admin/audit"), new Dictionary<string, string?>
    {
        ["who"] = Wish.Who, ["kind"] = Wish.Kind, ["after"] = Lines.Next?.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => pair.Value is { Length: > 0 }));
}
