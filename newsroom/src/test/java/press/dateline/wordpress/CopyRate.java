package press.dateline.wordpress;

/// Prints how many stories a second are converted on one core. Run by hand; not a test.
final class CopyRate {
    private CopyRate() {}

    private static final String PARAGRAPH =
            """
            The council's vote, "a long time coming" as one member put it, went 9-4 -- after <em>three</em> hours... of debate \
            in which <a href="https://example.org/agenda?item=4">item 4</a> took most of the evening, and nobody left before the end.
            """;

    public static void main(String[] args) {
        String classic =
                ("<img class=\"alignleft wp-image-7\" src=\"https://example.org/wp-content/uploads/2020/01/a.jpg\" alt=\"\" />\n\n"
                        + (PARAGRAPH + "\n").repeat(11));
        String blocks = ("<!-- wp:paragraph {\"align\":\"left\"} -->\n<p>" + PARAGRAPH.strip()
                        + "</p>\n<!-- /wp:paragraph -->\n\n")
                .repeat(9);
        var context = new WordPressCopy.Context("en", 1, "", WordPressCopy.Library.NOTHING);
        for (int round = 0; round < 4; round++) {
            time("classic", classic, context);
            time("blocks", blocks, context);
        }
    }

    private static void time(String name, String raw, WordPressCopy.Context context) {
        int stories = 10_000;
        long length = 0;
        long start = System.nanoTime();
        for (int i = 0; i < stories; i++)
            length += WordPressCopy.convert(raw, context).copy().html().length();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %,d characters each, %,.0f stories a second (%d)%n",
                name, raw.length(), stories / seconds, length / stories);
    }
}
