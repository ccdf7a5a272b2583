package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `bench/run`: measures what it is asked to, prints the tables, and after a whole run writes them to the documents.
public final class Bench {
    private static final Path DOCUMENT = Path.of("docs/performance/import-and-pages.md");
    private static final Path SEARCH = Path.of("docs/performance/search.md");
    private static final Path PEERS = Path.of("docs/performance/peers.md");
    private static final int SMALL = 1_000;
    private static final List<String> PARTS = List.of(
            "import",
            "pages",
            "search",
            "comments",
            "peers",
            "spike",
            "midnight",
            "million",
            "pictures",
            "inside",
            "flames",
            "all");

    private final StringBuilder document = new StringBuilder();

    private Bench() {}

    /// @param args the project's folder, then one of the parts and perhaps `--quick`; or `copydesk` and its options
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        List<String> rest = List.of(args).subList(1, args.length);
        if (!rest.isEmpty() && rest.getFirst().equals("copydesk")) {
            System.exit(CopyDeskBench.run(home, rest.subList(1, rest.size())));
        }
        boolean quick = rest.contains("--quick");
        List<String> parts = rest.stream().filter(arg -> !arg.equals("--quick")).toList();
        String part = parts.isEmpty() ? "all" : parts.getFirst();
        if (parts.size() > 1 || !PARTS.contains(part)) {
            System.err.println("usage: bench/run [" + String.join("|", PARTS)
                    + "] [--quick] or bench/run copydesk [--frozen] [--speed]");
            System.exit(2);
        }
        if (part.equals("search") || part.equals("all")) {
            search(home, quick);
        }
        Path made = home.resolve("bench/target/made");
        switch (part) {
            case "search" -> {}
            case "spike" ->
                System.out.print(new SpikeLoad(new MadeNewsrooms(made).fresh("spike"), quick ? 5 : 30).measure());
            case "midnight" ->
                System.out.print(new Midnight(new MadeNewsrooms(made).imported(SMALL), quick ? 10 : 40).measure());
            case "million" ->
                report(
                        home,
                        "million",
                        quick,
                        "A million stories",
                        "more than half of the stories in one section, three comments a story; made from a seed",
                        new Million(home, quick).measure());
            case "pictures" -> {
                Path work = work(home);
                report(
                        home,
                        "pictures",
                        quick,
                        "Pictures",
                        "drawn from a seed",
                        new Pictures(new Served(home, work), work, quick)
                                .measure(new MadeNewsrooms(made).fresh("pictures")));
            }
            case "inside" ->
                report(
                        home,
                        "inside",
                        quick,
                        "What the single steps cost",
                        "by JMH, one thread",
                        Inside.measure(new MadeNewsrooms(made).imported(SMALL), quick));
            case "flames" -> {
                Path work = work(home);
                report(
                        home,
                        "flames",
                        quick,
                        "Where the processor time goes",
                        "1,000 made stories, 64 readers at once",
                        new Flames(new Served(home, work), work, quick ? 3 : 20)
                                .measure(
                                        new MadeNewsrooms(made).imported(SMALL),
                                        quick ? work : home.resolve("docs/performance")));
            }
            case "peers" -> peers(home, quick);
            default -> new Bench().run(home, part, quick);
        }
    }

    /// Prints what was measured, and after a whole run writes it to the documents.
    private static void report(Path home, String part, boolean quick, String title, String what, String text)
            throws IOException {
        String page =
                """
                # %s

                Measured on %s with `bench/run %s%s`, which repeats it: %s; %s.

                %s
                """
                        .formatted(
                                title,
                                LocalDate.now(ZoneOffset.UTC),
                                part,
                                quick ? " --quick" : "",
                                Kernel.machine(),
                                what,
                                text.strip());
        System.out.print(page);
        if (!quick) {
            Files.writeString(home.resolve("docs/performance").resolve(part + ".md"), page);
        }
    }

    private static Path work(Path home) throws IOException {
        return Files.createDirectories(home.resolve("bench/target/work"));
    }

    private static void search(Path home, boolean quick) throws IOException, InterruptedException {
        Path made = home.resolve("bench/target/made");
        String text =
                SearchBench.head(quick, new SearchBench(made, quick ? 10_000 : 100_000, quick ? 100 : 1_000).run());
        System.out.print(text);
        if (!quick) {
            Files.createDirectories(home.resolve(SEARCH).getParent());
            Files.writeString(home.resolve(SEARCH), text);
        }
    }

    private static void peers(Path home, boolean quick) throws IOException, InterruptedException {
        Path work = work(home);
        Path data = new MadeNewsrooms(home.resolve("bench/target/made")).imported(SMALL);
        Path plots = quick ? work : home.resolve("docs/performance");
        String text =
                """
                # Dateline beside others

                Measured on %s with `bench/run peers%s`, which repeats it: %s. The same 1,000 made stories, the load generator on
                the same processors, every server warm, all in one run and taking turns. Processor time (CPU) is that of all
                processes of the serving side, by the kernel's account.

                %s
                ![Requests a second](rate.svg)

                ![Processor time of a request](cpu.svg)
                """
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                quick ? " --quick" : "",
                                Kernel.machine(),
                                new Peers(new Served(home, work), work, quick ? 2 : 10, quick ? 1 : 4)
                                        .compare(data, plots));
        System.out.print(text);
        if (!quick) {
            Files.writeString(home.resolve(PEERS), text);
        }
    }

    private void run(Path home, String part, boolean quick) throws IOException, InterruptedException, SQLException {
        Path work = work(home);
        MadeNewsrooms made = new MadeNewsrooms(home.resolve("bench/target/made"));
        int large = quick ? 10_000 : 100_000;
        if (part.equals("comments")) {
            say(
                    "%s",
                    new CommentLoad(new Served(home, work), made.fresh("comments"))
                            .measure(quick ? 1 : 3, quick ? 4 : 8));
            return;
        }
        say(
                """
                # What an import, a page and a hit cost

                Measured on %s with `bench/run%s`, which repeats it: %s; load average %s at the beginning.
                Processor time (CPU: user and system, by the kernel's account) is the steadiest figure; rates depend on what else
                the machine does, so each line names the load average before it. Exports are made from a seed; more than half of
                their stories are in one section, which so has over 5,000 pages of 10.
                """,
                LocalDate.now(ZoneOffset.UTC), quick ? " --quick" : "", Kernel.machine(), Kernel.load());
        if (!part.equals("pages")) {
            ImportBench imports = new ImportBench(home, made, work, large);
            say("\n## Import\n\n%s", imports.rates());
            say(
                    "\n## A large file in 256 MB of heap\n\n`DATELINE_JAVA_OPTIONS=-Xmx256m bin/dateline import wordpress`:\n\n%s",
                    imports.largeFile());
        }
        if (!part.equals("import")) {
            Path small = made.imported(SMALL);
            Path big = made.imported(large);
            say(
                    """

                    ## A page that is not in the cache

                    Each page rendered %d times from the database past the cache, after as many for warming up; the two newsrooms
                    take turns in one process. One thread; CPU is that thread's. What has no picture asks two statements less.

                    %s""",
                    quick ? 100 : 300,
                    new PageCost(quick ? 100 : 300).compare(small, big, Numbers.whole(SMALL), Numbers.whole(large)));
            Served served = new Served(home, work);
            Map<String, Path> newsrooms = new LinkedHashMap<>();
            newsrooms.put(Numbers.whole(SMALL) + " stories", small);
            newsrooms.put(Numbers.whole(large) + " stories", big);
            say("\n## Start and memory\n\n%s", new StartAndMemory(served, work, quick ? 5 : 30).measure(newsrooms));
            say(
                    """

                    ## A page from the cache

                    `wrk -t2 -c64` on the same machine, `Accept-Encoding: gzip`, on the newsroom of %s stories; nginx sends the same
                    compressed bytes from a file (`gzip_static`). They take turns.

                    %s""",
                    Numbers.whole(large), served.hits(big, hitPages(big), quick ? 1 : 3, quick ? 2 : 8));
        }
        if (part.equals("all") && !quick) {
            Path file = home.resolve(DOCUMENT);
            Files.createDirectories(file.getParent());
            Files.writeString(file, document.toString());
            System.out.println("\nWritten to " + DOCUMENT);
        }
    }

    private static Map<String, String> hitPages(Path data) throws SQLException {
        try (MadePaper paper = new MadePaper(data)) {
            Map<String, String> pages = new LinkedHashMap<>();
            paper.pages().forEach(page -> {
                if (page.name().equals("newest story"))
                    pages.put("story", page.key().path());
                if (page.name().startsWith("front"))
                    pages.put("front", page.key().path());
            });
            return pages;
        }
    }

    private void say(String format, Object... figures) {
        String text = format.formatted(figures);
        System.out.print(text);
        System.out.flush();
        document.append(text);
    }
}
