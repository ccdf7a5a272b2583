package press.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator reads when a database on a server cannot be used.
class FaultsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://paper@localhost/paper",
                "postgresql://",
                "postgresql:///paper",
                "postgresql://localhost",
                "postgresql://localhost/",
                "postgresql://local host/paper",
                "postgresql://localhost:99999/paper",
                "jdbc:postgresql://localhost/paper",
                "paper"
            })
    void addressThatIsNoneSaysHowToWriteOne(String url) {
        assertThatThrownBy(() -> new DatabaseAddress.Server(url))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "DATELINE_DATABASE is not a PostgreSQL address: write postgresql://user:password@host/name");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://paper:secret@127.0.0.1:1/paper, the server does not answer",
        "postgresql://paper:secret@no-such-host.invalid/paper, the server does not answer"
    })
    void serverThatIsNotThereIsNamedWithoutThePassword(String url, String said) {
        assertThatThrownBy(() -> Database.open(new DatabaseAddress.Server(url), InstantSource.system()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot open postgresql://")
                .hasMessageContaining(said)
                .hasMessageNotContaining("secret")
                .hasMessageMatching("[^\n]*");
    }

    @Test
    void databaseThatIsNotOnTheServerIsNamed() {
        DatabaseAddress.Server there = (DatabaseAddress.Server) Databases.postgresql();
        String url = there.url().substring(0, there.url().lastIndexOf('/')) + "/no_such_paper";

        assertThatThrownBy(() -> Database.open(new DatabaseAddress.Server(url), InstantSource.system()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the server has no such database; make it with createdb");
    }

    @Test
    void passwordIsNotShown(@TempDir Path folder) {
        assertThat(new DatabaseAddress.Server("postgresql://paper:secret@db.example:5433/paper"))
                .hasToString("postgresql://db.example:5433/paper");
        assertThat(Databases.sqlite(folder).shown())
                .isEqualTo(folder.resolve("newsroom.db").toString());
    }
}
