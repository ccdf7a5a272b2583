package press.dateline.desk;

import java.util.Arrays;

/// A line drawn from numbers, as SVG takes it: 1000 units wide and 300 high, stretched to the room it is given.
///
/// @param line points of the line
/// @param area points of what lies below it
/// @param total sum of the numbers
/// @param top the number at the upper edge
public record Plot(String line, String area, long total, long top) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 300;

    /// Of numbers alone, which fill the height.
    static Plot of(long[] numbers) {
        return of(numbers, Arrays.stream(numbers).max().orElse(0));
    }

    /// On a scale that it shares with others.
    static Plot of(long[] numbers, long most) {
        long top = Math.max(1, most);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < numbers.length; i++) {
            long x = (long) i * WIDTH / Math.max(1, numbers.length - 1);
            long y = HEIGHT - Math.round((double) HEIGHT * numbers[i] / top);
            line.append(i == 0 ? "" : " ").append(x).append(',').append(y);
        }
        String area = "0," + HEIGHT + " " + line + " " + WIDTH + "," + HEIGHT;
        return new Plot(line.toString(), area, Arrays.stream(numbers).sum(), top);
    }

    /// The next round number, 1, 2 or 5 with noughts, that is not less.
    static long round(long number) {
        long unit = 1;
        while (unit * 10 <= number) {
            unit *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (unit * factor >= number) {
                return unit * factor;
            }
        }
        return unit * 10;
    }
}
