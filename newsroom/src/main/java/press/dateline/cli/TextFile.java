package press.dateline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.PlainText;

/// A plain text file as the command line hands it in, with a clear line for whatever is wrong with it.
final class TextFile {
    private static final long LARGEST = 20_000_000;

    private TextFile() {}

    static Copy read(Path file) {
        return switch (PlainText.read(bytes(file))) {
            case PlainText.Story(Copy copy) -> copy;
            case PlainText.Empty() -> throw refusal(file, "is empty; a story has a headline on its first line");
            case PlainText.HeadlineOnly(String headline) ->
                throw refusal(file, "has a headline (“" + shortened(headline) + "”) and no paragraph below it");
            case PlainText.Binary(long at) ->
                throw refusal(file, "is no text: byte " + at + " is a control character; save it as plain text");
            case PlainText.NotUtf8(long at, int line, boolean utf16) ->
                throw refusal(
                        file,
                        utf16
                                ? "is UTF-16; save it as UTF-8"
                                : "is not UTF-8: line " + line + ", byte " + at + "; save it as UTF-8");
        };
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw refusal(file, "is a folder; name a file");
            }
            if (Files.size(file) > LARGEST) {
                throw refusal(file, "has " + Files.size(file) / 1_000_000 + " MB; that is no story");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw refusal(file, "is not there");
        } catch (AccessDeniedException e) {
            throw refusal(file, "may not be read by this account");
        } catch (IOException e) {
            throw refusal(file, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static Failures.Refusal refusal(Path file, String what) {
        return new Failures.Refusal(file + " " + what);
    }

    private static String shortened(String headline) {
        return headline.length() > 60 ? headline.substring(0, 60) + " …" : headline;
    }
}
