package press.dateline.store;

import java.io.IOException;
import java.nio.file.Path;

/// A process that owns a data folder until it is ended.
public final class Holder {
    private Holder() {}

    /// @return when it has the folder
    public static Process hold(Path data, String owner) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.toString(),
                        owner)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.inputReader().readLine() == null) {
            throw new IllegalStateException("the folder could not be taken");
        }
        return process;
    }

    public static void main(String[] args) throws IOException {
        try (DataFolder folder = DataFolder.open(Path.of(args[0]), args[1])) {
            System.out.println(folder.root());
            System.in.read();
        }
    }
}
