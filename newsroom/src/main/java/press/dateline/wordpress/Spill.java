package press.dateline.wordpress;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Values put aside in a file, to be read back in their order later. Deleted when closed. Not thread-safe.
final class Spill<T> implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final SequenceWriter writer;
    private final ObjectReader reader;
    private long size;

    private Spill(Path file, SequenceWriter writer, ObjectReader reader) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
    }

    static <T> Spill<T> of(Class<T> type) throws IOException {
        Path file = Files.createTempFile("dateline-import-", ".jsonl");
        SequenceWriter writer = MAPPER.writerFor(type)
                .withRootValueSeparator("\n")
                .writeValues(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        return new Spill<>(file, writer, MAPPER.readerFor(type));
    }

    void add(T value) throws IOException {
        writer.write(value);
        size++;
    }

    long size() {
        return size;
    }

    /// Reads from the first value on. Nothing may be added afterwards.
    MappingIterator<T> read() throws IOException {
        writer.close();
        return reader.readValues(file.toFile());
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(file);
    }
}
