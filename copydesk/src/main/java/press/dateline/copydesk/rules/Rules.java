package press.dateline.copydesk.rules;

import java.util.List;
import press.dateline.copydesk.NamedRule;

/// Every rule of the copy desk, in the order an editor reads them.
public final class Rules {
    private Rules() {}

    public static List<NamedRule> all() {
        return List.of(
                // Dates and times
                new NamedRule("date/weekday-mismatch", "T1", "Weekday and date", new WeekdayMismatch()),
                new NamedRule("date/impossible", "T2", "Impossible date", new ImpossibleDate()),
                new NamedRule("date/relative-mismatch", "T3a", "Relative time beside a date", new RelativeMismatch()),
                new NamedRule("date/event-mismatch", "T3b", "Two times for one event", new EventMismatch()),
                new NamedRule("date/tense-mismatch", "T4", "Tense and date", new TenseMismatch()),
                new NamedRule("date/backward-range", "T5", "Range that runs backwards", new BackwardRange()),
                new NamedRule("date/years-mismatch", "T6", "Count of years", new AgeMismatch()),
                new NamedRule("date/zoneless-clock", "D2", "Clock time without zone", new ZonelessClock()),
                new NamedRule("date/page-date", "M8", "Date of page or dateline", new PageDate()),

                // Numbers
                new NamedRule("number/percent-change", "N1", "Change in per cent", new PercentChange()),
                new NamedRule("number/share", "N2", "Share", new Share()),
                new NamedRule("number/unit-conversion", "N3", "Unit in brackets", new UnitConversion()),
                new NamedRule("number/currency-ratio", "N4", "Rate of exchange", new CurrencyRatio()),
                new NamedRule("headline/number-not-in-story", "H1", "Number in the headline", new HeadlineNumber()),

                // Names
                new NamedRule("name/spelling", "P1", "Name in two spellings", new NameSpelling()),
                new NamedRule("name/full-name-first", "P2", "Full name first", new FullName()),
                new NamedRule("headline/name-misspelled", "H2", "Name in the headline", new HeadlineName()),
                new NamedRule("law/presumed-innocent", "L1", "Presumption of innocence", new PresumedInnocent()),

                // Quotations and slips of the pen
                new NamedRule("quote/unbalanced", "Q1", "Quotation marks", new QuoteMarks()),
                new NamedRule("text/unbalanced-bracket", "Q2", "Brackets", new Brackets()),
                new NamedRule("text/doubled-word", "Q3", "Doubled word", new DoubledWord()),
                new NamedRule("text/leftover", "Q4", "Leftovers", new Leftover()),

                // Sourcing
                new NamedRule("sourcing/no-attribution", "A1", "No attribution", new NoAttribution()),
                new NamedRule("sourcing/forecast-without-source", "A2", "Forecasts of nobody", new Forecasting()),
                new NamedRule("sourcing/anonymous", "A3", "Anonymous source", new AnonymousSource()),
                new NamedRule("quote/without-speaker", "A4", "Quotation without speaker", new UnattributedQuote()),

                // Furniture
                new NamedRule("furniture/dateline", "D1", "Dateline", new DatelinePlace()),
                new NamedRule("furniture/no-byline", "M1", "Byline", new NoByline()),
                new NamedRule("furniture/embargo", "M2", "Embargo", new Embargo()),
                new NamedRule("furniture/picture-words", "M3", "Words of a picture", new PictureWords()),
                new NamedRule("furniture/link-form", "M4", "Links", new LinkForm()),
                new NamedRule("furniture/headline-length", "M5", "Length of the headline", new HeadlineLength()),
                new NamedRule("furniture/no-correction-note", "M6", "Correction", new CorrectionNote()),
                new NamedRule("furniture/ai-use", "M7", "Use of AI", new AiUse()),
                new NamedRule("furniture/no-source", "M9", "Links and sources", new NoSource()),

                // The house's own
                new NamedRule("house/words", "S1", "House rules", new HouseWords()));
    }
}
