package press.dateline.copydesk.rules;

import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// A headline that search pages and trails cut off: over 70 characters, and over 100 worse. A matter of taste,
/// so never more than a note.
final class HeadlineLength implements Rule {
    private static final int LONG = 70;
    private static final int TOO_LONG = 100;

    @Override
    public void read(Galley galley, Margin margin) {
        GalleyText headline = galley.texts().getFirst();
        int length = headline.text().codePointCount(0, headline.text().length());
        if (length > LONG) {
            int most = length > TOO_LONG ? TOO_LONG : LONG;
            margin.mark(
                    Severity.NOTE,
                    headline.place(0, headline.text().length()),
                    "The headline is longer than " + most + " characters.",
                    length + " characters");
        }
    }
}
