package press.dateline.site;

/// A page on which the newsroom says who it is and what it goes by. It is there once something has been said.
public enum TrustPage {
    OWNERSHIP("/about/ownership/"),
    MASTHEAD("/about/masthead/"),
    POLICIES("/about/policies/");

    private final String path;

    TrustPage(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
