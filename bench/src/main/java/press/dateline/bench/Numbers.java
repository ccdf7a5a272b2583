package press.dateline.bench;

import java.util.Arrays;
import java.util.Locale;

/// Figures as tables print them.
final class Numbers {
    private Numbers() {}

    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    static String tenth(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    static String hundredth(double number) {
        return String.format(Locale.ROOT, "%,.2f", number);
    }

    static double median(double[] numbers) {
        return quantile(numbers, 0.5);
    }

    static double quantile(double[] numbers, double part) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
