package press.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Account;

/// What stands around every screen: title, navigation, who is signed in, what the last act came to.
///
/// @param title of the screen
/// @param site title of the site
/// @param account who is signed in, or null
/// @param token proves in forms that they came from this session; empty when nobody is signed in
/// @param flash what the last act came to; empty for nothing
/// @param failed whether it came to nothing
/// @param now when it is made
public record DeskFrame(
        DeskWords words,
        String title,
        String site,
        @Nullable Account account,
        List<Entry> navigation,
        String token,
        String flash,
        boolean failed,
        UnaryOperator<String> assets,
        Instant now) {
    /// One line of the navigation.
    public record Entry(String label, String href, boolean current) {}

    /// Address of a style sheet or script by its name.
    public String asset(String name) {
        return assets.apply(name);
    }
}
