package press.dateline.copydesk.rules;

import java.util.Locale;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// A dateline that is no place as datelines have it, or a place that the story does not speak of again.
final class DatelinePlace implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        for (GalleyText dateline : galley.texts()) {
            if (dateline.part() == Part.DATELINE) {
                read(galley, dateline, margin);
            }
        }
    }

    private static void read(Galley galley, GalleyText dateline, Margin margin) {
        String text = dateline.text();
        if (!Character.isUpperCase(text.codePointAt(0)) || "-–—:".indexOf(text.charAt(text.length() - 1)) >= 0) {
            margin.mark(
                    Severity.NOTE,
                    dateline.place(0, text.length()),
                    "A dateline is a place with a capital, without the dash behind it.",
                    "");
            return;
        }
        String place = city(text).toLowerCase(Locale.ROOT);
        boolean occurs = galley.texts().stream()
                .filter(other -> other != dateline)
                .anyMatch(other -> other.text().toLowerCase(Locale.ROOT).contains(place));
        if (!occurs) {
            margin.mark(
                    Severity.NOTE,
                    dateline.place(0, city(text).length()),
                    "The story does not speak of the place in its dateline.",
                    "“" + city(text) + "” stands nowhere else");
        }
    }

    private static String city(String dateline) {
        int end = 0;
        while (end < dateline.length() && ",(/".indexOf(dateline.charAt(end)) < 0) {
            end++;
        }
        return end == 0 ? dateline : dateline.substring(0, end).stripTrailing();
    }
}
