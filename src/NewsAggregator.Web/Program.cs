using NewsAggregator.Web.Commands;
using NewsAggregator.Web.Startup;

// `NewsAggregator.Web` serves; with a word it does that one thing and ends: see `help`.
return CommandLine.IsCommand(args)
    ? await CommandLine.RunAsync(args)
    : await Site.ServeAsync(args);
