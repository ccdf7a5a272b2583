package press.dateline.copydesk.rules;

import java.time.LocalDate;
import java.util.List;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.Days;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.Times;

/// A page or a dateline that shows another day than the one the story goes out on. A dateline may be a few days older.
final class PageDate implements Rule {
    private static final int FILED_BEFORE = 3;

    @Override
    public void read(Galley galley, Margin margin) {
        Publication publication = galley.copy().publication();
        if (publication == null) {
            return;
        }
        LocalDate published = publication.day();
        Furniture furniture = galley.copy().furniture();
        LocalDate shown = furniture == null ? null : furniture.pageDate();
        if (shown != null && !shown.equals(published)) {
            mark(Place.furniture(), "The page", shown, published, margin);
        }
        Days near = new Days(published.minusDays(FILED_BEFORE), published.plusDays(1));
        for (TimeExpression time : Times.of(galley).all()) {
            if (time.text().part() == Part.DATELINE && time.isCalendarDay()) {
                List<LocalDate> days = Calendar.candidates(time, published);
                if (!days.isEmpty() && days.stream().noneMatch(near::contains)) {
                    mark(time.place(), "The dateline", days.getFirst(), published, margin);
                }
            }
        }
    }

    private static void mark(Place place, String what, LocalDate shown, LocalDate published, Margin margin) {
        String computed = "it says %s, and the story goes out on %s"
                .formatted(Calendar.spoken(shown), Calendar.spoken(published));
        margin.mark(Severity.WARN, place, what + " has another day: " + computed + ".", computed);
    }
}
