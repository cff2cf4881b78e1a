using System.CommandLine;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Accounts;

namespace NewsAggregator.Web.Commands;

/// <summary>One-time links for admins, for whoever holds the machine: the way back in when nobody can log in any more.</summary>
internal static class AdminCommand
{
    private const string Who = "command admin";

    public static Command Create(CommandHost host)
    {
        Command command = new("admin", "one-time links for admins, on stdout");
        command.Subcommands.Add(Invite(host));
        command.Subcommands.Add(Reset(host));
        return command;
    }

    private static Command Invite(CommandHost host)
    {
        Argument<string?> note = new("for") { Description = "for whom it is meant, as the list of invitations shows it", Arity = ArgumentArity.ZeroOrOne };
        Command create = new("create", "a link that makes a further admin: once, within seven days") { note };
        create.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            using IServiceScope scope = app.Services.CreateScope();
            string path = await scope.ServiceProvider.GetRequiredService<Joining>().InviteAsync(Who, parsed.GetValue(note), cancellation).ConfigureAwait(false);
            return await PrintAsync(app, path, cancellation).ConfigureAwait(false);
        }));
        return create;
    }

    private static Command Reset(CommandHost host)
    {
        Argument<string> name = new("name") { Description = "the admin's name" };
        Command reset = new("reset", "a link that gives an admin a new password, and unlocks the account: once, within a day") { name };
        reset.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            using IServiceScope scope = app.Services.CreateScope();
            string wanted = parsed.GetValue(name)!;
            if (await scope.ServiceProvider.GetRequiredService<Joining>().ResetAsync(wanted, Who, cancellation).ConfigureAwait(false) is string path)
            {
                return await PrintAsync(app, path, cancellation).ConfigureAwait(false);
            }

            IReadOnlyList<AdminLine> admins = await app.Services.GetRequiredService<AdminsQuery>().AdminsAsync(cancellation).ConfigureAwait(false);
            await Console.Error.WriteLineAsync(
                $"There is no admin '{wanted}'. There {(admins.Count == 0 ? "are none yet: 'admin create' makes a link for one" : "are: " + string.Join(", ", admins.Select(admin => admin.Name)))}.").ConfigureAwait(false);
            return CommandLine.Failed;
        }));
        return reset;
    }

    private static async Task<int> PrintAsync(WebApplication app, string path, CancellationToken cancellation)
    {
        SiteSettings site = await app.Services.GetRequiredService<SiteSettingsQuery>().ReadAsync(cancellation).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(site.PublicUrl + path).ConfigureAwait(false);
        if (site.PublicUrl is null)
        {
            await Console.Error.WriteLineAsync("No public address is set: put the site's address before it.").ConfigureAwait(false);
        }

        return CommandLine.Done;
    }
}
