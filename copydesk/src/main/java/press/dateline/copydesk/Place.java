package press.dateline.copydesk;

/// Where in a copy something stands.
///
/// @param part which passage
/// @param index which block of the body or which picture, from 0; 0 for the other parts
/// @param from first character (UTF-16 unit) within the passage's text
/// @param to the character behind the last; equal to `from` where the whole part is meant or it is missing
public record Place(Part part, int index, int from, int to) {
    public Place {
        if (index < 0 || from < 0 || to < from) {
            throw new IllegalArgumentException("no such place: " + part + " " + index + " " + from + "–" + to);
        }
    }

    /// The parts of a copy, in reading order.
    public enum Part {
        HEADLINE,
        STANDFIRST,
        DATELINE,
        BODY,
        CAPTION,
        /// A picture as a whole.
        PICTURE,
        /// What stands around the words, such as a byline that is missing.
        FURNITURE
    }

    /// What is around the words, and has no characters to point at.
    public static Place furniture() {
        return new Place(Part.FURNITURE, 0, 0, 0);
    }
}
