package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.cli.CommandLines.Ended;

/// The start scripts, in a small house of their own, on a machine that has only what a test gives it. Maven and Java
/// are stand-ins there: one makes an empty program and keeps count, the other prints what it was asked to run.
class StartScriptTest {
    /// What every Debian has.
    private static final List<String> BASIC = List.of(
            "bash",
            "env",
            "sed",
            "dirname",
            "readlink",
            "id",
            "find",
            "sort",
            "cksum",
            "cat",
            "mktemp",
            "grep",
            "rm",
            "mkdir",
            "mv",
            "touch",
            "sleep",
            "flock");

    @TempDir
    Path folder;

    private Path house;
    private Path tools;
    private Path jdk;

    @BeforeEach
    void build() throws IOException {
        house = folder.resolve("house");
        copy(Path.of("..", "bin"), house.resolve("bin"));
        for (String module : List.of("copydesk", "newsroom")) {
            Files.createDirectories(house.resolve(module).resolve("src/main"));
            Files.writeString(house.resolve(module).resolve("pom.xml"), "<project/>");
        }
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        Files.writeString(house.resolve("newsroom/src/main/Story.java"), "class Story {}");
        Files.createDirectories(house.resolve("editor/src"));
        Files.writeString(house.resolve("editor/build.mjs"), "");
        Files.writeString(house.resolve("editor/package-lock.json"), "{}");
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : BASIC) {
            for (String place : List.of("/usr/bin", "/bin")) {
                Path there = Path.of(place, tool);
                if (Files.exists(there) && Files.notExists(tools.resolve(tool))) {
                    Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + there + " \"$@\"\n");
                    assertThat(tools.resolve(tool).toFile().setExecutable(true)).isTrue();
                }
            }
        }
        jdk = folder.resolve("jdk");
        script(jdk.resolve("bin/javac"), "");
        script(jdk.resolve("bin/java"), "printf '%s ' \"$@\"");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    private void giveNode() throws IOException {
        script(tools.resolve("node"), "");
        script(tools.resolve("npm"), "");
    }

    /// Takes its time, as Maven does, and fails when another one is at work in the same house.
    private void giveMaven() throws IOException {
        giveNode();
        script(
                tools.resolve("mvn"),
                """
                mkdir newsroom/target-in-work || exit 1
                sleep 1
                mkdir -p newsroom/target/quarkus-app
                touch newsroom/target/quarkus-app/quarkus-run.jar
                echo built >> built
                rm -r newsroom/target-in-work
                """);
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private Process start(Map<String, String> environment, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                tools.resolve("bash").toString(),
                house.resolve("bin").resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment()
                .put("DATELINE_JVM_FOLDER", folder.resolve("no-jvms").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended end(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private Ended dateline(String... arguments) throws IOException, InterruptedException {
        return end(start(Map.of("JAVA_HOME", jdk.toString()), "dateline", arguments));
    }

    private long builds() throws IOException {
        Path built = house.resolve("built");
        return Files.exists(built) ? Files.readAllLines(built).size() : 0;
    }

    @Test
    void whatIsMissingIsNamedWithTheCommandThatInstallsIt() throws Exception {
        Ended bare = end(start(Map.of(), "dateline", "serve"));
        assertThat(bare.code()).isEqualTo(1);
        assertThat(bare.err())
                .contains("dateline: there is no JDK 25 here", "dateline: maven is missing")
                .contains("apt-get install -y temurin-25-jdk maven");

        Ended withoutMaven = dateline("serve");
        assertThat(withoutMaven.code()).isEqualTo(1);
        assertThat(withoutMaven.err())
                .contains("maven is missing", "apt-get install -y maven")
                .doesNotContain("JDK");

        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.4\"\n");
        giveMaven();
        assertThat(dateline("serve").err()).contains("there is no JDK 25 here", "apt-get install -y temurin-25-jdk");
    }

    @Test
    void testsNameWhatTheyMissToo() throws Exception {
        Ended bare = end(start(Map.of("JAVA_HOME", jdk.toString()), "test"));

        assertThat(bare.code()).isEqualTo(1);
        assertThat(bare.err())
                .contains("maven is missing", "node is missing", "chromium is missing")
                .contains("apt-get install -y maven nodejs npm chromium");
        assertThat(end(start(Map.of(), "test", "--slow")).code()).isEqualTo(2);
        assertThat(end(start(Map.of(), "test", "--data")).code()).isEqualTo(2);
        Ended nowhere = end(start(Map.of(), "test", "--data", "/no/such/folder"));
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).isEqualTo("bin/test: there is no folder /no/such/folder\n");
    }

    @Test
    void buildsOnceAndAgainWhenASourceHasChanged() throws Exception {
        giveMaven();

        Ended first = dateline("serve", "--port", "8081");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).startsWith("Building Dateline (once) …\n");
        assertThat(first.out()).contains("quarkus-run.jar serve --port 8081");
        assertThat(dateline("serve").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(
                house.resolve("newsroom/src/main/Story.java"), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
        dateline("serve");
        assertThat(builds()).isEqualTo(2);
        Files.writeString(house.resolve("copydesk/src/main/Check.java"), "class Check {}");
        dateline("serve");
        dateline("serve");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void twoFirstRunsAtOnceBuildOnce() throws Exception {
        giveMaven();
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());

        List<Process> together = List.of(
                start(environment, "dateline", "--version"),
                start(environment, "dateline", "--version"),
                start(environment, "dateline", "--version"));

        for (Process process : together) {
            Ended ended = end(process);
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("quarkus-run.jar --version");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildThatFailsSaysWhatMavenSaidAndLeavesNothingToRun() throws Exception {
        giveNode();
        script(tools.resolve("mvn"), "echo 'WARNING: of the JVM'; echo '[ERROR] Story.java: no such paper'; exit 1");

        Ended ended = dateline("serve");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("[ERROR] Story.java: no such paper", "dateline: the build failed")
                .doesNotContain("WARNING");
    }
}
