package press.dateline.desk;

import press.dateline.delivery.SecurityHeaders;

/// Pages of the site as the desk shows them within its own, and nobody else may.
final class Framed {
    private Framed() {}

    /// What a screen that shows such pages may do besides.
    static Answer holding(Answer screen) {
        return screen.with("Content-Security-Policy", SecurityHeaders.POLICY + "; frame-src 'self'");
    }

    /// @param page whole document; its links open beside the desk, so that nobody leaves it by a look, and nothing in
    ///     it runs
    static Answer page(String page) {
        return Answer.html(
                        200,
                        page.replaceAll("(?s)<script\\b[^>]*+>.*?</script>", "")
                                .replaceFirst("<head>", "<head><base target=\"_blank\">")
                                .replace("<a href=\"#", "<a target=\"_self\" href=\"#"))
                .with(
                        "Content-Security-Policy",
                        SecurityHeaders.POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
                .with("X-Frame-Options", "SAMEORIGIN")
                .with("X-Robots-Tag", "noindex");
    }
}
