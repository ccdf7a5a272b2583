package press.dateline.settings;

import java.time.ZoneId;
import java.util.Locale;

/// The settings that shape every page. Each has a default; nothing need be set to start.
///
/// @param title name of the site
/// @param tagline printed below the title, empty for none
/// @param language interface and dates; a site's default is English
/// @param zone the site's calendar: the masthead date, dates of archives
/// @param address public address without a slash at the end, such as `https://gazette.example`; empty while unknown
/// @param storiesPerPage stories on a page of an archive; 10 as WordPress has it, so that old page numbers still point
///     to the same stories
/// @param commentsPerPage threads of comments on a page
/// @param owner whose copyright the footer names; the title when empty
/// @param creditLine whether the footer names the software
public record SiteSettings(
        String title,
        String tagline,
        Locale language,
        ZoneId zone,
        String address,
        int storiesPerPage,
        int commentsPerPage,
        String owner,
        boolean creditLine) {
    public static final SiteSettings DEFAULTS =
            new SiteSettings("Dateline", "", Locale.ENGLISH, ZoneId.of("UTC"), "", 10, 50, "", true);

    public SiteSettings withTitle(String title) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withTagline(String tagline) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withLanguage(Locale language) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withZone(ZoneId zone) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withAddress(String address) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withStoriesPerPage(int storiesPerPage) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withCommentsPerPage(int commentsPerPage) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withOwner(String owner) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }

    public SiteSettings withCreditLine(boolean creditLine) {
        return new SiteSettings(
                title, tagline, language, zone, address, storiesPerPage, commentsPerPage, owner, creditLine);
    }
}
