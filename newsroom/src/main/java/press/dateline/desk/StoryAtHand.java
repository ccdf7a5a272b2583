package press.dateline.desk;

import static press.dateline.store.tables.Tables.STORY;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.dateline.people.Act;
import press.dateline.people.SignedIn;
import press.dateline.publishing.Editor;
import press.dateline.store.Database;
import press.dateline.store.tables.tables.records.StoryRecord;
import press.dateline.story.Standing;
import press.dateline.story.WorkingCopies;
import press.dateline.story.WorkingCopy;

/// The story a request is about, with what whoever asks may do to it. Rights that are limited to sections reach a story
/// that stands in them, and would stand in them with its working copy; whoever writes a story has it in hand wherever
/// it stands.
///
/// @param copy what the desk works on
record StoryAtHand(StoryRecord story, WorkingCopy copy, SignedIn who) {
    /// The story in the place `story` of the path.
    ///
    /// @throws DeskRequest.NotThere when there is none, or none for whoever asks
    static StoryAtHand of(Database database, DeskRequest request) {
        return of(database, request, request.number("story")).orElseThrow(DeskRequest.NotThere::new);
    }

    /// @return empty when there is none, or none for whoever asks
    static Optional<StoryAtHand> of(Database database, DeskRequest request, long id) {
        Optional<StoryRecord> story = database.read(
                sql -> sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchOptional());
        return story.map(row -> new StoryAtHand(row, copy(database, id), request.signedIn()))
                .filter(StoryAtHand::isSeen);
    }

    /// Reads it, and makes it where nobody has worked on the story yet.
    private static WorkingCopy copy(Database database, long id) {
        return database.read(sql -> WorkingCopies.of(sql, id))
                .orElseGet(() -> database.write(transaction -> WorkingCopies.open(transaction, id)));
    }

    long id() {
        return story.getId();
    }

    String path() {
        return StoryEditor.PATH + "/" + id();
    }

    Standing.Kind standing() {
        return Standing.Kind.of(story.getStanding());
    }

    /// Whether whoever asks writes it.
    boolean isOwn() {
        long person = who.account().personId();
        return Objects.equals(story.getBegunBy(), person)
                || Objects.equals(story.getAssignedTo(), person)
                || copy.furniture().bylines().stream().anyMatch(credit -> credit.personId() == person);
    }

    boolean isSeen() {
        return may(Act.SEE_STORIES) || isOwn();
    }

    boolean isWritten() {
        return may(Act.EDIT_STORY) || (isOwn() && who.may(Act.WRITE_STORY));
    }

    boolean may(Act act) {
        Set<Long> sections = Stream.concat(
                        Stream.ofNullable(story.getSectionId()),
                        copy.furniture().sectionIds().stream().limit(1))
                .collect(Collectors.toSet());
        return sections.isEmpty() ? who.may(act, null) : sections.stream().allMatch(section -> who.may(act, section));
    }

    /// @throws DeskRequest.NotAllowed when whoever asks may not
    StoryAtHand needs(Act act) {
        return needs(may(act));
    }

    /// @throws DeskRequest.NotAllowed when whoever asks may not write it
    StoryAtHand needsWriting() {
        return needs(isWritten());
    }

    private StoryAtHand needs(boolean allowed) {
        if (!allowed) {
            throw new DeskRequest.NotAllowed();
        }
        return this;
    }

    static Editor editor(DeskRequest request) {
        return new Editor(
                request.signedIn().account().personId(),
                request.signedIn().account().name(),
                request.who());
    }
}
