package press.dateline.wordpress;

/// Where a text is divided: `<!--more-->` and `<!--nextpage-->`.
///
/// @param text  with a rule for each page break
/// @param more  where the teaser ends in it, or -1
/// @param parts number of pages
record Breaks(String text, int more, int parts) {
    private static final String NEXT_PAGE = "<!--nextpage-->";
    private static final String RULE = "\n\n<hr class=\"page-break\" />\n\n";

    static Breaks of(String raw) {
        String text = raw;
        int parts = 1;
        if (raw.contains(NEXT_PAGE)) {
            String[] pages = raw.split(NEXT_PAGE, -1);
            parts = pages.length;
            text = String.join(RULE, pages);
        }
        int more = text.indexOf("<!--more");
        boolean real =
                more >= 0 && more + 8 < text.length() && (text.charAt(more + 8) == '-' || text.charAt(more + 8) == ' ');
        return new Breaks(text, real ? more : -1, parts);
    }
}
