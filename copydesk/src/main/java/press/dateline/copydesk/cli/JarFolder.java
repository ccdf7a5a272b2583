package press.dateline.copydesk.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.RuleSource;

/// Rules from a folder of jars, loaded by a loader of their own: nothing of them is on the class path of who does not
/// ask for them.
final class JarFolder {
    private JarFolder() {}

    /// @throws IllegalArgumentException when the folder has none
    static List<NamedRule> rules(Path folder) {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : found) {
                jars.add(url(jar));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("--language-tool: " + folder + " is no folder that can be read", e);
        }
        // Stays open for as long as the rules are used, which is to the end of the process.
        URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), RuleSource.class.getClassLoader());
        List<NamedRule> rules = new ArrayList<>();
        ServiceLoader.load(RuleSource.class, loader).forEach(source -> rules.addAll(source.rules()));
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("--language-tool: " + folder
                    + " has no jars with rules; make it with mvn -Planguage -pl language -am package");
        }
        return rules;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no jar is called " + jar, e);
        }
    }
}
