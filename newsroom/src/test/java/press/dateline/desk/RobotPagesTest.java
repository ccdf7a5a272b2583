package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.ROBOT_VISIT;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.people.Role;
import press.dateline.store.Databases;

class RobotPagesTest {
    @Test
    void whatRobotsAskedForIsToldByRobotAndDay(@TempDir Path folder) {
        try (ServedDesk desk = ServedDesk.open(Databases.sqlite(folder))) {
            ServedDesk.Browser editor = desk.signedIn(Role.MANAGING_EDITOR);
            assertThat(editor.get("/desk/robots").body()).contains("No robot has asked for anything yet.");

            asked(desk, "GPTBot", 20240308, "refused", 7);
            asked(desk, "GPTBot", 20240301, "page", 1200);
            asked(desk, "Googlebot", 20240308, "feed", 3);
            asked(desk, "other", 20240308, "page", 2);
            asked(desk, "Googlebot", 20240101, "page", 9999);

            assertThat(editor.get("/desk/robots").body())
                    .containsPattern("GPTBot</th><td>training models</td><td><svg[^>]*>.*</svg>\\s*</td>"
                            + "<td>1,207</td><td>1,200</td><td>0</td><td>0</td><td>0</td><td>0</td><td>7</td>")
                    .contains("Robots not in the table", "<summary>8 Mar 2024", "<summary>1 Mar 2024")
                    .doesNotContain("9,999")
                    .doesNotContain(" style=");
        }
    }

    private static void asked(ServedDesk desk, String robot, int day, String kind, long requests) {
        desk.database().write(transaction -> transaction
                .sql()
                .insertInto(ROBOT_VISIT)
                .set(ROBOT_VISIT.ROBOT, robot)
                .set(ROBOT_VISIT.VISITED_ON, day)
                .set(ROBOT_VISIT.ASKED_FOR, kind)
                .set(ROBOT_VISIT.REQUESTS, requests)
                .execute());
    }
}
