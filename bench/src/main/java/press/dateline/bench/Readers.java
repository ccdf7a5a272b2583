package press.dateline.bench;

import static press.dateline.store.tables.Tables.PUBLIC_STORY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;

/// 64 readers at once who ask again as soon as they are answered, half of them for the front and half for any of the
/// newest stories (wrk).
final class Readers {
    private Readers() {}

    /// What wrk is told to ask for.
    ///
    /// @param data a newsroom that is not served at the moment
    static Path script(Path data, int stories, Path work) throws IOException {
        Path paths = work.resolve("paths.txt");
        try (DataFolder folder = DataFolder.open(data, "bench");
                Database database = Database.open(folder.database(), InstantSource.system())) {
            List<String> newest = database.read(sql -> sql.select(PUBLIC_STORY.PATH)
                    .from(PUBLIC_STORY)
                    .orderBy(PUBLIC_STORY.DATED_AT.desc())
                    .limit(stories)
                    .fetch(PUBLIC_STORY.PATH));
            Files.write(paths, newest);
        }
        return Files.writeString(
                work.resolve("readers.lua"),
                """
                local paths = {}
                for path in io.lines("%s") do paths[#paths + 1] = path end
                math.randomseed(7)
                request = function()
                  return wrk.format("GET", math.random(2) == 1 and "/" or paths[math.random(#paths)])
                end
                """
                        .formatted(paths));
    }

    /// Lets them come for so many seconds.
    static Child come(int port, Path script, int seconds, Path work) throws IOException {
        return Child.start(
                List.of(
                        "wrk",
                        "-t2",
                        "-c64",
                        "-d" + seconds + "s",
                        "--timeout",
                        "30s",
                        "-H",
                        "Accept-Encoding: gzip",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + port),
                Map.of(),
                work.resolve("readers.log"));
    }

    /// How many were answered, once they are gone.
    ///
    /// @throws IOException when one was not
    static double perSecond(Path work) throws IOException {
        String said = Files.readString(work.resolve("readers.log"));
        Matcher requests = Served.REQUESTS.matcher(said);
        if (!requests.find() || said.contains("Non-2xx")) {
            throw new IOException("wrk said: " + said);
        }
        return Double.parseDouble(requests.group(1)) / Double.parseDouble(requests.group(2));
    }
}
