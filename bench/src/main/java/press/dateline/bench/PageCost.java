package press.dateline.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a page costs when it is not in the cache, in a small and in a large newsroom. The two take turns, render by
/// render, so that whatever else the machine does falls on both alike.
final class PageCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int warmUp;
    private final int renders;

    PageCost(int renders) {
        this.renders = renders;
        this.warmUp = renders;
    }

    private record Sample(double[] micros, double[] cpuMicros) {
        Sample(int size) {
            this(new double[size], new double[size]);
        }
    }

    String compare(Path small, Path large, String smallName, String largeName) throws SQLException {
        CountingDriver counter = CountingDriver.install();
        List<Integer> fewStatements;
        List<Integer> manyStatements;
        try {
            fewStatements = statements(small, counter);
            manyStatements = statements(large, counter);
        } finally {
            counter.uninstall();
        }
        Table table = new Table(
                "page",
                "median µs, " + smallName,
                "median µs, " + largeName,
                "ratio",
                "p99 µs, " + smallName,
                "p99 µs, " + largeName,
                "CPU µs, " + smallName,
                "CPU µs, " + largeName,
                "statements, " + smallName,
                "statements, " + largeName);
        try (MadePaper few = new MadePaper(small);
                MadePaper many = new MadePaper(large)) {
            List<Sample> ofFew = new ArrayList<>();
            List<Sample> ofMany = new ArrayList<>();
            for (int i = 0; i < few.pages().size(); i++) {
                ofFew.add(new Sample(renders));
                ofMany.add(new Sample(renders));
            }
            for (int round = -warmUp; round < renders; round++) {
                for (int i = 0; i < few.pages().size(); i++) {
                    if (round % 2 == 0) {
                        time(few, i, ofFew.get(i), round);
                        time(many, i, ofMany.get(i), round);
                    } else {
                        time(many, i, ofMany.get(i), round);
                        time(few, i, ofFew.get(i), round);
                    }
                }
            }
            for (int i = 0; i < few.pages().size(); i++) {
                Sample a = ofFew.get(i);
                Sample b = ofMany.get(i);
                double ofA = Numbers.median(a.micros());
                double ofB = Numbers.median(b.micros());
                table.row(
                        few.pages().get(i).name(),
                        Numbers.whole(ofA),
                        Numbers.whole(ofB),
                        Numbers.hundredth(ofB / ofA),
                        Numbers.whole(Numbers.quantile(a.micros(), 0.99)),
                        Numbers.whole(Numbers.quantile(b.micros(), 0.99)),
                        Numbers.whole(Numbers.median(a.cpuMicros())),
                        Numbers.whole(Numbers.median(b.cpuMicros())),
                        fewStatements.get(i),
                        manyStatements.get(i));
            }
        }
        return table.toString();
    }

    private static void time(MadePaper paper, int page, Sample sample, int round) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        paper.render(paper.pages().get(page).key());
        if (round >= 0) {
            sample.micros()[round] = (System.nanoTime() - began) / 1e3;
            sample.cpuMicros()[round] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3;
        }
    }

    private static List<Integer> statements(Path data, CountingDriver counter) throws SQLException {
        try (MadePaper paper = new MadePaper(data)) {
            List<Integer> counts = new ArrayList<>();
            for (MadePaper.Kind page : paper.pages()) {
                counter.takeCount();
                paper.render(page.key());
                counts.add(counter.takeCount());
            }
            return counts;
        }
    }
}
