package press.dateline.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.dateline.feed.TrustCheck;
import press.dateline.settings.Publicity;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;

/// `dateline settings`: what the site is called, its language and zone.
@Command(
        name = "settings",
        description = "Read and change the settings of the site.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SettingsCommand.Listing.class,
            SettingsCommand.Get.class,
            SettingsCommand.Set.class,
            SettingsCommand.Check.class
        })
final class SettingsCommand {
    private static final String COMMAND = "dateline settings";

    /// `dateline settings list`.
    @Command(name = "list", description = "Print every setting.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                SiteSettings site = newsroom.database().read(Settings::of);
                Publicity publicity = newsroom.database().read(Publicity::of);
                for (Setting setting : Setting.values()) {
                    print(out, setting.label(), setting.of(site), setting.purpose() + choices(setting));
                }
                for (Publicity.Item item : Publicity.Item.values()) {
                    print(out, item.label(), publicity.text(item), item.purpose());
                }
                return 0;
            });
        }

        private static String choices(Setting setting) {
            return setting.choices().isEmpty() ? "" : " (" + setting.choices() + ")";
        }

        /// A text of several lines shows by its first.
        private static void print(PrintWriter out, String label, String content, String purpose) {
            String shown = content.lines().findFirst().orElse("") + (content.contains("\n") ? " …" : "");
            out.printf("%-24s %-28s %s%n", label, shown, "# " + purpose);
        }
    }

    /// `dateline settings get NAME`.
    @Command(name = "get", description = "Print one setting.", mixinStandardHelpOptions = true)
    static final class Get implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "NAME", description = "name of the setting, as settings list prints it")
        String name = "";

        @Override
        public Integer call() {
            Optional<Publicity.Item> item = Publicity.Item.named(name);
            Optional<Setting> setting = item.isPresent() ? Optional.empty() : Optional.of(named(name));
            return data.in(COMMAND, (newsroom, out) -> {
                out.println(newsroom.database()
                        .<String>read(sql -> item.map(one -> Publicity.of(sql).text(one))
                                .orElseGet(() -> setting.orElseThrow().of(Settings.of(sql)))));
                return 0;
            });
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
            Optional<Publicity.Item> item = Publicity.Item.named(name);
            Optional<Setting> setting = item.isPresent() ? Optional.empty() : Optional.of(named(name));
            return data.in(COMMAND, (newsroom, out) -> {
                try {
                    setting.ifPresent(one -> newsroom.publishing().changeSettings(site -> one.change(site, content)));
                    item.ifPresent(one -> newsroom.publishing().changePublicity(one, content));
                    return 0;
                } catch (Setting.Unfit unfit) {
                    throw new Failures.Refusal(name + " stays as it was: " + unfit.getMessage());
                }
            });
        }
    }

    private static Setting named(String name) {
        return Setting.named(name)
                .orElseThrow(() -> new Failures.Refusal("there is no setting “" + name + "”; there are "
                        + Arrays.stream(Setting.values()).map(Setting::label).collect(Collectors.joining(", "))
                        + " and those that settings list prints"));
    }

    /// `dateline settings check`.
    @Command(
            name = "check",
            description = "Say what the settings lack for readers and programs to trust the site.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                List<TrustCheck.Finding> findings = TrustCheck.of(newsroom.database());
                findings.forEach(
                        finding -> out.println((finding.wrong() ? "wrong:   " : "missing: ") + finding.text()));
                return findings.stream().anyMatch(TrustCheck.Finding::wrong) ? 1 : 0;
            });
        }
    }
}
