package press.dateline.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One thing the desk answers to.
///
/// @param method GET (which answers HEAD too), POST, or PUT and DELETE for scripts
/// @param pattern path whose segments in braces stand for any: `/desk/people/{account}`
/// @param label key of the words under which it stands in the navigation, or empty
/// @param largest bytes of a body; more are refused (413)
/// @param files whether its form carries files
record DeskRoute(String method, String pattern, Need need, String label, long largest, boolean files, Action action) {
    private static final long FORM = 64 << 10;

    /// Answers a request whose need is met, on a virtual thread.
    interface Action {
        Answer answer(DeskRequest request);
    }

    static DeskRoute get(String pattern, Need need, Action action) {
        return new DeskRoute("GET", pattern, need, "", 0, false, action);
    }

    static DeskRoute post(String pattern, Need need, Action action) {
        return new DeskRoute("POST", pattern, need, "", FORM, false, action);
    }

    /// For scripts alone; forms know no such method.
    static DeskRoute put(String pattern, Need need, Action action) {
        return new DeskRoute("PUT", pattern, need, "", FORM, false, action);
    }

    /// For scripts alone; forms know no such method.
    static DeskRoute delete(String pattern, Need need, Action action) {
        return new DeskRoute("DELETE", pattern, need, "", FORM, false, action);
    }

    /// Shows it in the navigation, to those who may.
    DeskRoute inNavigation(String words) {
        return new DeskRoute(method, pattern, need, words, largest, files, action);
    }

    /// Takes bodies up to so many bytes.
    DeskRoute upTo(long bytes) {
        return new DeskRoute(method, pattern, need, label, bytes, files, action);
    }

    /// Takes forms with files of up to so many bytes together.
    DeskRoute withFiles(long bytes) {
        return new DeskRoute(method, pattern, need, label, bytes, true, action);
    }

    boolean answers(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }

    /// What stands in the places of the pattern, when the path has its shape.
    Optional<Map<String, String>> match(String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                if (given[i].isEmpty()) {
                    return Optional.empty();
                }
                places.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }
}
