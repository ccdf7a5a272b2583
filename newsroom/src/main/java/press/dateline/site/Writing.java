package press.dateline.site;

/// The form for a comment, as it stands under a story or is handed back.
///
/// @param form signed, the same for all readers of the page
/// @param answers the comment that is answered, 0 for none
/// @param work zero bits the browser has to find
public record Writing(String form, long answers, String name, String email, String text, boolean tell, int work) {
    static Writing empty(String form, long answers, int work) {
        return new Writing(form, answers, "", "", "", false, work);
    }
}
