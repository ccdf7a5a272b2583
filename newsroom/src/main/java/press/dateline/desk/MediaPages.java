package press.dateline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.html.CleanHtml;
import press.dateline.media.Developed;
import press.dateline.media.FileFetch;
import press.dateline.media.MediaEntry;
import press.dateline.media.MediaLibrary;
import press.dateline.media.Negative;
import press.dateline.media.PictureDesk;
import press.dateline.media.Print;
import press.dateline.media.Refused;
import press.dateline.media.Studio;
import press.dateline.people.Act;
import press.dateline.people.Audit;
import press.dateline.store.Database;

/// The library of pictures and files: taking in, finding, describing, replacing, putting away. What is public is
/// changed by those alone who may edit stories, since readers see it at once.
public final class MediaPages {
    static final String PATH = "/desk/media";

    /// Pixels, in which a picture is shown to find its focal point; it fits on a phone, and the style sheet keeps to
    /// it.
    private static final int SHOWN = 320;

    private static final int LONGEST_TEXT = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Studio studio;

    MediaPages(Database database, Studio studio) {
        this.database = database;
        this.studio = studio;
    }

    /// The record of `media.html`.
    ///
    /// @param older where the next page begins; empty on the last
    public record Library(DeskFrame frame, List<MediaEntry> entries, String query, String older) {}

    /// The record of `picture.html`.
    ///
    /// @param shownHeight of the picture at a width of 320 pixels; 0 for what has no prints
    /// @param changes whether whoever asks may change it
    public record Screen(
            DeskFrame frame, MediaEntry entry, List<Where> uses, int shownWidth, int shownHeight, boolean changes) {
        public String caption() {
            return CleanHtml.stored(entry.caption()).html();
        }
    }

    /// Where it is used.
    ///
    /// @param noun key of the words that say what it is
    public record Where(String noun, String title) {}

    Answer list(DeskRequest request) {
        String query = request.query("q").strip();
        boolean json = request.query("format").equals("json");
        return database.read(sql -> {
            @Nullable
            MediaEntry before = number(request.query("before"))
                    .flatMap(id -> MediaEntry.of(sql, id))
                    .orElse(null);
            List<MediaEntry> entries = MediaEntry.search(sql, query, before);
            String older = entries.size() < MediaEntry.PAGE_SIZE
                    ? ""
                    : Long.toString(entries.getLast().id());
            return json
                    ? json(
                            200,
                            Map.of(
                                    "media",
                                    entries.stream().map(MediaPages::described).toList(),
                                    "before",
                                    older))
                    : request.screen("media", new Library(request.frame("media"), entries, query, older));
        });
    }

    /// Takes in the files of a form: for the editor, which asks for JSON, the first; else all.
    Answer upload(DeskRequest request) {
        List<String> refused = new ArrayList<>();
        List<PictureDesk.Kept> kept = new ArrayList<>();
        for (Uploads.Upload upload : request.uploads()) {
            try {
                kept.add(take(request, upload));
            } catch (Refused no) {
                refused.add(shortened(upload.name()) + " " + no.getMessage());
            }
        }
        return taken(request, kept, refused);
    }

    /// Takes in what lies at an address.
    Answer fetch(DeskRequest request) {
        String address = request.field("address").strip();
        try (FileFetch.Fetched fetched = studio.fetch().get(address)) {
            PictureDesk.Kept kept = take(request, new Uploads.Upload(fetched.file(), fetched.name()));
            return taken(request, List.of(kept), List.of());
        } catch (Refused no) {
            return taken(request, List.of(), List.of(shortened(address) + " " + no.getMessage()));
        }
    }

    private Answer taken(DeskRequest request, List<PictureDesk.Kept> kept, List<String> refused) {
        kept.stream().filter(one -> !one.already()).forEach(one -> studio.prints()
                .ahead(one.id()));
        if (request.accepts("application/json")) {
            return kept.isEmpty()
                    ? json(422, Map.of("message", refused.isEmpty() ? "no file came" : refused.getFirst()))
                    : json(201, described(entry(kept.getFirst().id())));
        }
        if (!refused.isEmpty()) {
            return Answer.seeOther(PATH).saying("media.refused", String.join("; ", refused));
        }
        if (kept.isEmpty()) {
            return Answer.seeOther(PATH).saying("media.nothing");
        }
        PictureDesk.Kept last = kept.getLast();
        return Answer.seeOther(kept.size() == 1 ? PATH + "/" + last.id() : PATH)
                .saying(last.already() ? "media.already" : "media.taken", Integer.toString(kept.size()));
    }

    private PictureDesk.Kept take(DeskRequest request, Uploads.Upload upload) {
        Developed developed = developed(upload);
        YearMonth month = YearMonth.from(request.now().atZone(request.site().zone()));
        PictureDesk.Words words = new PictureDesk.Words(
                text(request, "alt"), CleanHtml.inline(text(request, "caption")), text(request, "credit"));
        return database.write(transaction -> {
            PictureDesk.Kept kept =
                    studio.desk().keep(transaction, developed, PictureDesk.stem(upload.name(), month), words);
            Audit.record(
                    transaction,
                    request.who(),
                    kept.already() ? "media-brought-back" : "media-uploaded",
                    "media:" + kept.id(),
                    shortened(upload.name()));
            return kept;
        });
    }

    private Developed developed(Uploads.Upload upload) {
        try {
            return studio.darkroom().develop(upload.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer show(DeskRequest request) {
        MediaEntry entry = entry(request.number("media"));
        if (request.query("format").equals("json")) {
            return json(200, described(entry));
        }
        return request.screen("picture", database.read(sql -> {
            List<Where> uses = MediaEntry.uses(sql, entry).stream()
                    .map(use -> new Where("media.use." + use.noun(), MediaEntry.title(sql, use)))
                    .toList();
            boolean isPublic = MediaLibrary.isPublic(sql, entry.id(), request.now());
            return new Screen(
                    request.frame("picture", entry.name()),
                    entry,
                    uses,
                    SHOWN,
                    entry.negative()
                            .map(negative -> negative.height(Print.Crop.WHOLE, SHOWN))
                            .orElse(0),
                    !isPublic || request.signedIn().may(Act.EDIT_STORY));
        }));
    }

    /// A small print, for those at the desk, whether the picture is public or not.
    Answer view(DeskRequest request) {
        return view(entry(request.number("media")));
    }

    /// The same for a picture that copy names by its path; the library where none is named.
    Answer viewAt(DeskRequest request) {
        if (request.query("path").isEmpty()) {
            return Answer.seeOther("/desk/media");
        }
        String path = RequestTarget.parse(request.query("path"))
                .map(RequestTarget::path)
                .orElse("");
        return view(database.read(sql -> MediaEntry.at(sql, path)).orElseThrow(DeskRequest.NotThere::new));
    }

    private Answer view(MediaEntry entry) {
        Print print = entry.negative()
                .map(negative -> negative.prints(Print.Crop.WHOLE, Print.Format.JPEG))
                .flatMap(prints ->
                        prints.stream().filter(one -> one.width() <= 640).reduce((one, next) -> next))
                .or(() -> entry.negative().map(negative -> negative.prints(Print.Crop.WHOLE, Print.Format.JPEG)
                        .getFirst()))
                .orElseThrow(DeskRequest.NotThere::new);
        Path file = studio.prints().file(print).orElseThrow(DeskRequest.NotThere::new);
        try {
            return new Answer(200, print.format().mime(), Buffer.buffer(Files.readAllBytes(file)), "", List.of());
        } catch (IOException e) {
            throw new DeskRequest.NotThere();
        }
    }

    /// What the form has no field for stays as it is.
    Answer change(DeskRequest request) {
        MediaEntry entry = changeable(request);
        describe(
                request,
                entry,
                new MediaEntry.Words(
                        text(request, "title", entry.title()),
                        text(request, "alt", entry.alt()),
                        CleanHtml.inline(text(request, "caption", entry.caption())),
                        text(request, "credit", entry.credit()),
                        text(request, "creator", entry.creator()),
                        text(request, "terms", entry.terms()),
                        percent(request.field("focalX"), entry.focalX()),
                        percent(request.field("focalY"), entry.focalY())));
        if (request.accepts("application/json")) {
            return json(200, described(entry(entry.id())));
        }
        return Answer.seeOther(PATH + "/" + entry.id()).saying("media.changed");
    }

    /// A click on the picture: browsers send where it fell, in the pixels it is shown in.
    Answer focus(DeskRequest request) {
        MediaEntry entry = changeable(request);
        Negative negative = entry.negative().orElseThrow(DeskRequest.NotThere::new);
        int x = number(request.field("focus.x")).orElse(0L).intValue();
        int y = number(request.field("focus.y")).orElse(0L).intValue();
        // By keyboard the button says 0,0; the fields below it are for that.
        if (x == 0 && y == 0) {
            return Answer.seeOther(PATH + "/" + entry.id());
        }
        describe(
                request,
                entry,
                new MediaEntry.Words(
                        entry.title(),
                        entry.alt(),
                        CleanHtml.stored(entry.caption()),
                        entry.credit(),
                        entry.creator(),
                        entry.terms(),
                        Math.clamp(x * 100L / SHOWN, 0, 100),
                        Math.clamp(y * 100L / negative.height(Print.Crop.WHOLE, SHOWN), 0, 100)));
        return Answer.seeOther(PATH + "/" + entry.id()).saying("media.focused");
    }

    private void describe(DeskRequest request, MediaEntry entry, MediaEntry.Words words) {
        database.write(transaction -> {
            MediaEntry.describe(transaction, entry, words);
            Audit.record(transaction, request.who(), "media-described", "media:" + entry.id(), "");
            return entry;
        });
        studio.prints().ahead(entry.id());
    }

    Answer replace(DeskRequest request) {
        MediaEntry entry = changeable(request);
        String page = PATH + "/" + entry.id();
        if (request.uploads().isEmpty()) {
            return Answer.seeOther(page).saying("media.nothing");
        }
        Uploads.Upload upload = request.uploads().getFirst();
        try {
            Developed developed = developed(upload);
            database.write(transaction -> {
                studio.desk().replace(transaction, entry.id(), developed);
                Audit.record(
                        transaction, request.who(), "media-replaced", "media:" + entry.id(), shortened(upload.name()));
                return entry;
            });
        } catch (Refused no) {
            return Answer.seeOther(page).saying("media.refused", shortened(upload.name()) + " " + no.getMessage());
        }
        studio.prints().ahead(entry.id());
        return Answer.seeOther(page).saying("media.replaced");
    }

    Answer delete(DeskRequest request) {
        MediaEntry entry = changeable(request);
        boolean gone = database.write(transaction -> {
            boolean away = MediaEntry.delete(transaction, entry);
            if (away) {
                Audit.record(transaction, request.who(), "media-deleted", "media:" + entry.id(), entry.path());
            }
            return away;
        });
        return Answer.seeOther(PATH + "/" + entry.id()).saying(gone ? "media.deleted" : "media.in-use");
    }

    Answer restore(DeskRequest request) {
        MediaEntry entry = changeable(request);
        database.write(transaction -> {
            MediaEntry.restore(transaction, entry.id());
            Audit.record(transaction, request.who(), "media-brought-back", "media:" + entry.id(), entry.path());
            return entry;
        });
        return Answer.seeOther(PATH + "/" + entry.id()).saying("media.restored");
    }

    private MediaEntry entry(long id) {
        return database.read(sql -> MediaEntry.of(sql, id)).orElseThrow(DeskRequest.NotThere::new);
    }

    private MediaEntry changeable(DeskRequest request) {
        MediaEntry entry = entry(request.number("media"));
        boolean isPublic = database.read(sql -> MediaLibrary.isPublic(sql, entry.id(), request.now()));
        if (isPublic && !request.signedIn().may(Act.EDIT_STORY)) {
            throw new DeskRequest.NotAllowed();
        }
        return entry;
    }

    /// What the story editor wants to know of a picture.
    private static Map<String, Object> described(MediaEntry entry) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", entry.id());
        told.put("kind", entry.kind());
        told.put("path", RequestTarget.encode(entry.path()));
        told.put("width", entry.width());
        told.put("height", entry.height());
        told.put("alt", entry.alt());
        told.put("caption", entry.caption());
        told.put("credit", entry.credit());
        told.put(
                "srcset",
                entry.negative()
                        .map(negative -> negative.prints(Print.Crop.WHOLE, Print.Format.JPEG).stream()
                                .map(print -> print.path() + " " + print.width() + "w")
                                .collect(Collectors.joining(", ")))
                        .orElse(""));
        told.put("view", entry.negative().isPresent() ? PATH + "/" + entry.id() + "/view" : "");
        return told;
    }

    private static Answer json(int status, Object content) {
        try {
            return Answer.json(status, JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(DeskRequest request, String field) {
        String text = request.field(field);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private static String text(DeskRequest request, String field, String otherwise) {
        return request.all(field).isEmpty() ? otherwise : text(request, field);
    }

    private static int percent(String text, int otherwise) {
        return number(text).map(value -> Math.clamp(value, 0, 100)).orElse(otherwise);
    }

    private static Optional<Long> number(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
