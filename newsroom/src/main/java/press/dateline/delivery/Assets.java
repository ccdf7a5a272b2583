package press.dateline.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of the theme: style sheets, fonts, drawings, small scripts. Each has its content's hash in its address,
/// so browsers keep it for good. Read once at the start.
///
/// A style sheet names its neighbours as they are called in the folder (`url("serif.woff2")`) and is sent with their
/// hashed addresses. Another style sheet it asks for at its head (`@import "tokens.css";`) is set into its place, so
/// that what is written in several files is fetched as one. Thread-safe.
public final class Assets {
    /// Where assets are served; everything below belongs to them.
    public static final String PATH = "/assets/";

    private static final Pattern IMPORT = Pattern.compile("@import \"([a-z-]+\\.css)\";");

    private static final Pattern URL = Pattern.compile("url\\(\\s*[\"']?([^\"')\\s]+)[\"']?\\s*\\)");

    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, StoredPage> byPath = new HashMap<>();

    private Assets(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> {
            if (!name.endsWith(".css")) {
                add(name, bytes);
            }
        });
        files.forEach((name, bytes) -> {
            if (name.endsWith(".css")) {
                add(name, withHashedUrls(withImports(bytes, files)));
            }
        });
    }

    public static Assets none() {
        return new Assets(Map.of());
    }

    /// Reads the files `names` in the folder `folder` of the class path.
    ///
    /// @param names paths below the folder
    /// @throws IllegalArgumentException if one of them is not there
    public static Assets read(ClassLoader loader, String folder, Collection<String> names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, bytes(loader, folder + "/" + name));
        }
        return new Assets(files);
    }

    /// Reads the files named in `folder/index.txt`, one in a line.
    public static Assets read(ClassLoader loader, String folder) {
        return read(loader, folder, Map.of());
    }

    /// As [#read(ClassLoader, String)], with files of a site's own.
    ///
    /// @param own further files by their names, or others in the place of those that are called so
    public static Assets read(ClassLoader loader, String folder, Map<String, byte[]> own) {
        String index = new String(bytes(loader, folder + "/index.txt"), StandardCharsets.UTF_8);
        List<String> names =
                index.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, bytes(loader, folder + "/" + name));
        }
        files.putAll(own);
        return new Assets(files);
    }

    private static byte[] bytes(ClassLoader loader, String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("No asset " + path + " on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        int stem = dot > name.lastIndexOf('/') ? dot : name.length();
        String hash = hash(bytes);
        String path = PATH + name.substring(0, stem) + "." + hash + name.substring(stem);
        urls.put(name, path);
        Page kept = Page.of(ContentTypes.of(name), "").header("Cache-Control", "public, max-age=31536000, immutable");
        byPath.put(path, StoredPage.file(new PageKey(path), kept, bytes, hash));
    }

    private static byte[] withImports(byte[] css, Map<String, byte[]> files) {
        return IMPORT.matcher(new String(css, StandardCharsets.UTF_8))
                .replaceAll(found -> {
                    byte[] imported = files.get(found.group(1));
                    if (imported == null) {
                        throw new IllegalArgumentException("No style sheet is called " + found.group(1));
                    }
                    return Matcher.quoteReplacement(new String(imported, StandardCharsets.UTF_8));
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] withHashedUrls(byte[] css) {
        String text = new String(css, StandardCharsets.UTF_8);
        return URL.matcher(text)
                .replaceAll(found -> {
                    String url = urls.get(found.group(1));
                    return Matcher.quoteReplacement(url == null ? found.group() : "url(\"" + url + "\")");
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sum, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// The address of the asset called `name`.
    ///
    /// @throws IllegalArgumentException if there is none: a page must not link into the void
    public String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException("No asset is called " + name);
        }
        return url;
    }

    Optional<StoredPage> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
