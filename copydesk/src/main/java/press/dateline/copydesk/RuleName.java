package press.dateline.copydesk;

/// What a rule is called.
///
/// @param id a name in words, such as `date/weekday-mismatch`
/// @param code its letter and number in the catalogue, such as `T1`
/// @param title a short name for people, such as `Weekday and date`
public record RuleName(String id, String code, String title) {}
