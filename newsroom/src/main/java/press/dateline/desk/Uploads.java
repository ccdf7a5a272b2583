package press.dateline.desk;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// Reads forms that carry files (RFC 7578). Files go to disk as they come, never into memory, and are gone when this is
/// closed, but for those that were moved elsewhere.
///
/// @param fields of the form, as [Bodies] reads them
record Uploads(Map<String, List<String>> fields, List<Upload> files) implements AutoCloseable {
    private static final int MOST_FILES = 20;

    /// @param name as the browser calls it, to be trusted in nothing
    record Upload(Path file, String name) {}

    static boolean carries(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.startsWith("multipart/form-data");
    }

    /// Waits for the whole form; empty when it is larger than `largest` bytes, does not say how large it is, or is
    /// none.
    ///
    /// @param scratch makes an empty file
    static Optional<Uploads> read(HttpServerRequest request, Context eventLoop, long largest, Callable<Path> scratch) {
        String announced = request.getHeader("Content-Length");
        if (announced == null || announced.length() > 18 || Long.parseLong(announced) > largest) {
            return Optional.empty();
        }
        List<Upload> files = new ArrayList<>();
        List<Future<Void>> written = new ArrayList<>();
        CompletableFuture<Boolean> whole = new CompletableFuture<>();
        eventLoop.runOnContext(event -> {
            request.setExpectMultipart(true);
            request.exceptionHandler(cut -> whole.complete(false));
            request.uploadHandler(upload -> {
                if (files.size() >= MOST_FILES) {
                    upload.handler(chunk -> {});
                    return;
                }
                try {
                    Path file = scratch.call();
                    files.add(new Upload(file, upload.filename()));
                    written.add(upload.streamToFileSystem(file.toString()));
                } catch (Exception cannot) {
                    whole.complete(false);
                }
            });
            request.endHandler(
                    ended -> Future.all(List.copyOf(written)).onComplete(all -> whole.complete(all.succeeded())));
            request.resume();
        });
        boolean complete = whole.join();
        Uploads uploads = new Uploads(fields(request, complete), files);
        if (!complete) {
            uploads.close();
            return Optional.empty();
        }
        return Optional.of(uploads);
    }

    private static Map<String, List<String>> fields(HttpServerRequest request, boolean complete) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (complete) {
            request.formAttributes().forEach((name, value) -> fields.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(value));
        }
        return fields;
    }

    @Override
    public void close() {
        for (Upload upload : files) {
            try {
                Files.deleteIfExists(upload.file());
            } catch (IOException e) {
                System.getLogger("press.dateline.desk")
                        .log(System.Logger.Level.WARNING, "cannot take away an upload", e);
            }
        }
    }
}
