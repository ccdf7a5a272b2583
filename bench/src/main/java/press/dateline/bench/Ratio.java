package press.dateline.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The mean ratio of turns that were taken one after the other, by their logarithms, with Student's interval.
record Ratio(double mean, double low, double high) {
    /// Two-sided 95 %, by degrees of freedom from 1.
    private static final double[] STUDENT = {
        12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13
    };

    static <T> Ratio of(List<T> ours, List<T> theirs, ToDoubleFunction<T> figure) {
        int n = Math.min(ours.size(), theirs.size());
        double[] logs = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            logs[i] = Math.log(figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i)));
            sum += logs[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        double half = n < 2
                ? Double.POSITIVE_INFINITY
                : STUDENT[Math.min(n - 2, STUDENT.length - 1)] * Math.sqrt(squares / (n - 1) / n);
        return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }

    String interval() {
        return Numbers.hundredth(low) + "–" + Numbers.hundredth(high);
    }
}
