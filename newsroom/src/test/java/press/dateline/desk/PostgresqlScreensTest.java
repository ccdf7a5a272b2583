package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.dateline.Newsroom;
import press.dateline.delivery.TrustedProxies;
import press.dateline.people.Role;
import press.dateline.store.Databases;

/// What each screen asks of the database is asked of PostgreSQL too; what they show, other tests look at.
class PostgresqlScreensTest {
    @Test
    void everyScreenOpens() {
        List<String> closed = new ArrayList<>();
        try (ServedDesk desk = ServedDesk.open(Databases.postgresql())) {
            ServedDesk.Browser administrator = desk.signedIn(Role.ADMINISTRATOR);
            Newsroom newsroom = desk.newsroom();
            for (DeskRoute route : DeskRoutes.all(
                    desk.database(),
                    new Desk.Options(TrustedProxies.none(), true, Optional.empty()),
                    desk.studio(),
                    desk.paper())) {
                if (!route.method().equals("GET") || route.need() instanceof Need.Nothing) {
                    continue;
                }
                String path = route.pattern()
                        .replace("{story}", Long.toString(newsroom.story("pier-reopens")))
                        .replace("{media}", Long.toString(newsroom.media("pier.jpg")))
                        .replace(
                                "{section}",
                                Long.toString(newsroom.section("harbour").id()))
                        .replaceAll("\\{[a-z]+}", "1");
                int status = administrator.get(path).status();
                // Of the fixture's story there is no second version, and of its picture no file.
                boolean part = path.matches(".*/history/1|.*/view|.*/blocks/1|.*/topics/1");
                if (status != 200 && status != 303 && !(part && status == 404)) {
                    closed.add(path + " " + status);
                }
            }
        }

        assertThat(closed).isEmpty();
    }
}
