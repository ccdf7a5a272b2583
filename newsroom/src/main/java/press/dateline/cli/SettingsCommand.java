package press.dateline.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;

/// `dateline settings`: what the site is called, its language and zone.
@Command(
        name = "settings",
        description = "Read and change the settings of the site.",
        mixinStandardHelpOptions = true,
        subcommands = {SettingsCommand.Listing.class, SettingsCommand.Get.class, SettingsCommand.Set.class})
final class SettingsCommand {
    /// `dateline settings list`.
    @Command(name = "list", description = "Print every setting.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            SiteSettings site = read(data);
            PrintWriter out = spec.commandLine().getOut();
            for (Setting setting : Setting.values()) {
                String choices = setting.choices().isEmpty() ? "" : " (" + setting.choices() + ")";
                out.printf("%-19s %-28s %s%n", setting.label(), setting.of(site), "# " + setting.purpose() + choices);
            }
            out.flush();
            return 0;
        }
    }

    /// `dateline settings get NAME`.
    @Command(name = "get", description = "Print one setting.", mixinStandardHelpOptions = true)
    static final class Get implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "NAME", description = "name of the setting, as settings list prints it")
        String name = "";

        @Override
        public Integer call() {
            Setting setting = named(name);
            PrintWriter out = spec.commandLine().getOut();
            out.println(setting.of(read(data)));
            out.flush();
            return 0;
        }
    }

    /// `dateline settings set NAME CONTENT`.
    @Command(name = "set", description = "Change one setting.", mixinStandardHelpOptions = true)
    static final class Set implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(index = "0", paramLabel = "NAME", description = "name of the setting, as settings list prints it")
        String name = "";

        @Parameters(index = "1", paramLabel = "CONTENT", description = "what it becomes; \"\" for nothing")
        String content = "";

        @Override
        public Integer call() {
            Setting setting = named(name);
            try (Newsroom newsroom = Newsroom.open(data.folder(), "dateline settings")) {
                newsroom.publishing().changeSettings(site -> setting.change(site, content));
                return 0;
            } catch (Setting.Unfit unfit) {
                throw new Failures.Refusal(setting.label() + " stays as it was: " + unfit.getMessage());
            }
        }
    }

    private static Setting named(String name) {
        return Setting.named(name)
                .orElseThrow(() -> new Failures.Refusal("there is no setting “" + name + "”; there are "
                        + Arrays.stream(Setting.values()).map(Setting::label).collect(Collectors.joining(", "))));
    }

    private static SiteSettings read(DataOption data) {
        try (Newsroom newsroom = Newsroom.open(data.folder(), "dateline settings")) {
            return newsroom.database().read(Settings::of);
        }
    }
}
