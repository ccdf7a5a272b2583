package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.List;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Picture;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;

/// A picture without the words it needs: for those who do not see it, below it, and who made it. A picture declared
/// as decoration needs no caption. Where the source has no room for credits, only the words for those who do not see
/// it are asked for.
final class PictureWords implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        boolean hasFurniture = galley.copy().furniture() != null;
        List<Picture> pictures = galley.copy().pictures();
        for (int i = 0; i < pictures.size(); i++) {
            List<String> missing = missing(pictures.get(i), hasFurniture);
            if (!missing.isEmpty()) {
                margin.mark(
                        Severity.BLOCK,
                        new Place(Part.PICTURE, i, 0, 0),
                        "The picture “" + pictures.get(i).source() + "” has no " + String.join(", no ", missing) + ".",
                        "");
            }
        }
    }

    private static List<String> missing(Picture picture, boolean hasFurniture) {
        List<String> missing = new ArrayList<>();
        String alt = picture.alt();
        if (alt == null) {
            missing.add("alternative text");
        }
        if (hasFurniture && picture.caption() == null && (alt == null || !alt.isBlank())) {
            missing.add("caption");
        }
        if (hasFurniture && picture.credit().isBlank()) {
            missing.add("credit");
        }
        return missing;
    }
}
