package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/// `bench/run copydesk`.
final class CopyDeskBench {
    private static final String WORDINGS = "copydesk/src/test/resources/press/dateline/copydesk/wordings/";
    private static final long SEED = 2019;

    private CopyDeskBench() {}

    static int run(Path home, List<String> options) throws IOException, RunnerException {
        boolean frozen = options.contains("--frozen");
        Path news = Path.of(after(
                "--news",
                options,
                home.resolve("../shared/data/news/wikinews-2019.jsonl")
                        .normalize()
                        .toString()));
        if (Files.notExists(news)) {
            System.err.println("bench/run copydesk: there is no " + news + "; name the stories with --news FILE.jsonl,"
                    + " a line each: {\"id\", \"date\", \"title\", \"text\"}");
            return 1;
        }
        if (options.contains("--speed")) {
            CopyDeskSpeed.memory(news, System.out);
            CopyDeskSpeed.work(news, System.out);
            CopyDeskSpeed.hostile(System.out);
            CopyDeskSpeed.measure(news, System.out);
            return 0;
        }
        long seed = Long.parseLong(after("--seed", options, Long.toString(SEED)));
        Path wordings = home.resolve(WORDINGS + (frozen ? "frozen.txt" : "tune.txt"));
        new CopyDeskEvaluation(news, wordings, frozen, seed, System.out).run();
        return 0;
    }

    private static String after(String option, List<String> options, String otherwise) {
        int at = options.indexOf(option);
        return at >= 0 && at + 1 < options.size() ? options.get(at + 1) : otherwise;
    }
}
