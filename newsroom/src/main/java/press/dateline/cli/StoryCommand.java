package press.dateline.cli;

import picocli.CommandLine.Command;

/// `dateline story`: stories from the command line.
@Command(
        name = "story",
        description = "Stories from the command line.",
        mixinStandardHelpOptions = true,
        subcommands = {StoryNew.class})
final class StoryCommand {}
