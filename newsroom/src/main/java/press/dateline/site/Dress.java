package press.dateline.site;

import java.time.LocalDate;

/// What looks the same on every page of a day, written out once: masthead, menus, foot, and what the browser fetches
/// with every page. All of it is HTML.
///
/// @param day the date in the masthead
/// @param links style sheet, fonts and scripts
/// @param onFront all above the content of the front page
/// @param inside the same on every other page
/// @param foot all below it
public record Dress(LocalDate day, String links, String onFront, String inside, String foot) {
    public String masthead(boolean front) {
        return front ? onFront : inside;
    }
}
