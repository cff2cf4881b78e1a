namespace NewsAggregator.Web.Tests.Commands;

/// <summary>Tests that look at what a command writes: the console is one, so they come one after the other, beside nothing else.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
public sealed class ConsoleCollection;
