package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataOptionTest {
    @Test
    void theDataLieInNewsroom(@TempDir Path folder) {
        assertThat(DataOption.standard(folder)).isEqualTo(folder.resolve("newsroom"));
    }

    @Test
    void besideTheSourcesTheyLieApartFromThem(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("newsroom"));
        Files.writeString(folder.resolve("newsroom/pom.xml"), "<project/>");

        assertThat(DataOption.standard(folder)).isEqualTo(folder.resolve("newsroom-data"));
    }
}
