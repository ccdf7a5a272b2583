package press.dateline.people;

import static press.dateline.people.Act.*;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The table of roles and acts, the only one: routes, screens and `dateline user roles` read it.
///
/// Each role may what the one before it may, and what stands beside it.
public final class Rights {
    private static final Map<Role, Set<Act>> TABLE = new EnumMap<>(Role.class);

    static {
        role(Role.CONTRIBUTOR, WRITE_STORY);
        role(Role.WRITER, SEE_STORIES, STET_FINDING, UPLOAD_MEDIA);
        role(Role.EDITOR, EDIT_STORY, APPROVE_STORY, PUBLISH_STORY, CORRECT_STORY, MODERATE_COMMENTS, EDIT_FRONT);
        role(
                Role.MANAGING_EDITOR,
                TAKE_DOWN_STORY,
                EDIT_PAGES,
                EDIT_SECTIONS,
                EDIT_HOUSE_STYLE,
                EDIT_TRUST,
                READ_AUDIT);
        role(Role.ADMINISTRATOR, CHANGE_SETTINGS, MANAGE_PEOPLE);
    }

    private Rights() {}

    private static void role(Role role, Act... more) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        if (role.ordinal() > 0) {
            acts.addAll(of(Role.values()[role.ordinal() - 1]));
        }
        Collections.addAll(acts, more);
        TABLE.put(role, Collections.unmodifiableSet(acts));
    }

    /// What a role may do.
    public static Set<Act> of(Role role) {
        return TABLE.getOrDefault(role, Set.of());
    }
}
