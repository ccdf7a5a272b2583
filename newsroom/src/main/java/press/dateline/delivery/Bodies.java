package press.dateline.delivery;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Reads what a request carries.
public final class Bodies {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int FIELDS = 2000;

    private Bodies() {}

    /// Waits for the whole body; empty when it is larger than `largest` bytes.
    public static Optional<Buffer> read(HttpServerRequest request, Context eventLoop, long largest) {
        String announced = request.getHeader("Content-Length");
        if (announced != null && (announced.length() > 18 || Long.parseLong(announced) > largest)) {
            return Optional.empty();
        }
        CompletableFuture<Optional<Buffer>> whole = new CompletableFuture<>();
        eventLoop.runOnContext(event -> {
            Buffer body = Buffer.buffer();
            request.exceptionHandler(whole::completeExceptionally);
            request.endHandler(ended -> whole.complete(Optional.of(body)));
            request.handler(chunk -> {
                if (body.length() + chunk.length() > largest) {
                    request.pause();
                    whole.complete(Optional.empty());
                } else {
                    body.appendBuffer(chunk);
                }
            });
            request.resume();
        });
        return whole.join();
    }

    /// The fields of a form; nothing when the body is none.
    public static Map<String, List<String>> fields(HttpServerRequest request, Buffer body) {
        String type = request.getHeader("Content-Type");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (type == null || !type.startsWith(FORM)) {
            return fields;
        }
        for (String pair : body.toString(StandardCharsets.UTF_8).split("&", FIELDS)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}
