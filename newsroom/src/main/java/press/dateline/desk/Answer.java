package press.dateline.desk;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the desk says to a request. Immutable but for nothing: each method makes another one.
///
/// @param status HTTP status
/// @param type content type, empty when there is no body
/// @param body bytes to send
/// @param location where to go, empty for nowhere
/// @param cookies to set
/// @param headers in the place of those that every answer of the desk has
record Answer(
        int status, String type, Buffer body, String location, List<SetCookie> cookies, Map<String, String> headers) {
    Answer {
        cookies = List.copyOf(cookies);
        headers = Map.copyOf(headers);
    }

    Answer(int status, String type, Buffer body, String location, List<SetCookie> cookies) {
        this(status, type, body, location, cookies, Map.of());
    }

    /// @param name as in [Cookies]
    /// @param content empty to remove it
    /// @param seconds how long the browser keeps it; -1 until it is closed
    record SetCookie(String name, String content, long seconds) {}

    static Answer html(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", Buffer.buffer(html), "", List.of());
    }

    static Answer json(int status, String json) {
        return new Answer(status, "application/json", Buffer.buffer(json), "", List.of());
    }

    /// After what was done by POST, the page to go on with (303).
    static Answer seeOther(String location) {
        return new Answer(303, "", Buffer.buffer(), location, List.of());
    }

    Answer with(SetCookie cookie) {
        List<SetCookie> all = new ArrayList<>(cookies);
        all.add(cookie);
        return new Answer(status, type, body, location, all, headers);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, location, cookies, more);
    }

    /// Has the next page say what was done.
    ///
    /// @param words key, followed by what is put in
    Answer saying(String words, String... values) {
        return with(Cookies.flash(words, values));
    }
}
