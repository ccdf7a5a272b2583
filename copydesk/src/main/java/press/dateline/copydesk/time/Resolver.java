package press.dateline.copydesk.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.time.Pattern.Meaning;
import press.dateline.copydesk.time.Pattern.Slot;
import press.dateline.copydesk.time.Tagger.Match;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.TimeExpression.Kind;
import press.dateline.copydesk.time.TimeExpression.Said;

/// Works out what a match means: against the day of publication, or the date told last. Reads one galley in its order.
final class Resolver {
    private static final String UNKNOWN = "null";

    /// Narrative goes back by fewer months than these; a month that far back is one of the next year.
    private static final int MONTHS_BACK = 9;

    /// A year opens a sentence when it stands within so many characters.
    private static final int OPENING = 20;

    /// Narrative moves on by so many years at most between two dates.
    private static final int NEAR_YEARS = 2;

    private final TimeLanguage language;
    private final Locale locale;
    private final @Nullable LocalDate published;
    private final boolean isNarrative;

    /// What was told last: its first day and how wide it is.
    private @Nullable LocalDate last;

    private Grain lastGrain = Grain.NONE;
    private int aside = Integer.MIN_VALUE / 2;

    /// @param published null where nobody knows
    /// @param isNarrative whether dates without a year belong to the story told rather than to the publication
    Resolver(TimeLanguage language, Locale locale, @Nullable LocalDate published, boolean isNarrative) {
        this.language = language;
        this.locale = locale;
        this.published = published;
        this.isNarrative = isNarrative;
    }

    /// What was worked out of a match.
    private record Sense(Kind kind, Said said, Grain grain, String value, @Nullable Days days) {
        static Sense vague(Kind kind, String value) {
            return new Sense(kind, Said.NOTHING, Grain.NONE, value, null);
        }
    }

    @Nullable
    TimeExpression resolve(GalleyText text, List<Token> tokens, Match match, Span sentence) {
        Sense sense = sense(text.text(), tokens, match, sentence);
        if (sense == null) {
            return null;
        }
        Days days = sense.days();
        boolean isTold = sense.kind() != Kind.CLOCK
                && match.pattern().meaning() != Meaning.EARLIER
                && !(isNarrative && sense.kind() == Kind.DEICTIC);
        if (days != null && isTold) {
            remember(days.from(), sense.grain(), tokens.get(match.first()).from() - sentence.from() > OPENING);
        }
        int from = tokens.get(match.first()).from();
        Span span = new Span(from, tokens.get(match.last()).to());
        boolean isQuoted = text.isQuoted(from);
        boolean isReported = Clauses.isReported(language, tokens, match.first(), sentence);
        return new TimeExpression(
                text, span, sense.kind(), sense.said(), sense.grain(), sense.value(), days, isQuoted, isReported);
    }

    /// A year far from what was told last is an aside, unless the next one is near it; so is a later year that stands
    /// within a sentence.
    private void remember(LocalDate day, Grain grain, boolean isWithin) {
        LocalDate known = last;
        boolean isFar = known != null
                && Math.abs(known.getYear() - day.getYear()) > NEAR_YEARS
                && Math.abs(aside - day.getYear()) > NEAR_YEARS;
        boolean isByTheWay = known != null && isWithin && lastGrain == Grain.DAY && day.getYear() > known.getYear();
        boolean isAside = isNarrative && grain == Grain.YEAR && (isFar || isByTheWay);
        if (grain == Grain.DECADE || grain == Grain.CENTURY) {
            return;
        }
        aside = day.getYear();
        if (!isAside) {
            last = day;
            lastGrain = grain;
        }
    }

    private @Nullable Sense sense(String text, List<Token> tokens, Match match, Span sentence) {
        List<String> arguments = match.pattern().arguments();
        return switch (match.pattern().meaning()) {
            case NONE -> null;
            case DATE -> date(match, 0);
            case TOWARDS -> towards(match, Integer.parseInt(arguments.getFirst()));
            case ISO -> figures(tokens, match, true);
            case NUMERIC -> figures(tokens, match, false);
            case YEAR -> isYear(text, tokens, match) ? year(match.get(Slot.YEAR)) : null;
            case BC -> beforeChrist(match.get(Slot.ANYYEAR));
            case DECADE -> decade(match.get(Slot.DECADE), match.get(Slot.SHORTDECADE));
            case CENTURY -> century(match.get(Slot.ORDINAL));
            case SEASON -> season(match);
            case QUARTER -> Sense.vague(Kind.DATE, UNKNOWN);
            case FEAST -> feast(arguments.isEmpty() ? match.get(Slot.FEAST) : Integer.parseInt(arguments.getFirst()));
            case SHIFT -> shift(match, arguments);
            case WEEKDAY ->
                isShortName(text, tokens, match)
                        ? null
                        : weekday(
                                match.get(Slot.WEEKDAY),
                                Integer.parseInt(arguments.getFirst()),
                                tokens,
                                match,
                                sentence);
            case AGO -> distant(match, -1);
            case AHEAD -> distant(match, 1);
            case LATER -> fromLast(match, 1);
            case EARLIER -> fromLast(match, -1);
            case SAME -> same(match.get(Slot.UNIT));
            case CLOCK -> clock(match);
            case DURATION -> duration(match);
            case REF -> Sense.vague(Kind.VAGUE, arguments.getFirst());
        };
    }

    private @Nullable Sense date(Match match, int direction) {
        int month = match.get(Slot.MONTH, 0, match.get(Slot.CLEARMONTH));
        int day = match.get(Slot.DAY, 0, match.get(Slot.ORDINAL));
        return date(match.get(Slot.YEAR), month, day, match.get(Slot.DAY, 1, 0), match.get(Slot.WEEKDAY), direction);
    }

    private @Nullable Sense date(int year, int month, int day, int lastDay, int weekday, int direction) {
        Said said = new Said(year, month, day, lastDay, weekday, 0, 0, false);
        if (day > 31 || lastDay > 31 && day > 0) {
            return day > 39 ? null : new Sense(Kind.DATE, said, Grain.DAY, UNKNOWN, null);
        }
        int resolved = year > 0 ? year : likelyYear(month, day, direction);
        Grain grain = day > 0 ? Grain.DAY : Grain.MONTH;
        if (resolved == 0) {
            String value = day > 0 ? "XXXX-%02d-%02d".formatted(month, day) : "XXXX-%02d".formatted(month);
            return new Sense(Kind.DATE, said, grain, value, null);
        }
        YearMonth wide = YearMonth.of(resolved, month);
        if (day == 0) {
            return new Sense(Kind.DATE, said, grain, wide.toString(), new Days(wide.atDay(1), wide.atEndOfMonth()));
        }
        if (!wide.isValidDay(day)) {
            return new Sense(Kind.DATE, said, grain, UNKNOWN, null);
        }
        LocalDate first = wide.atDay(day);
        boolean isRange = lastDay > day && wide.isValidDay(lastDay);
        return new Sense(
                Kind.DATE,
                said,
                grain,
                first.toString(),
                isRange ? new Days(first, wide.atDay(lastDay)) : Days.of(first));
    }

    /// The year of a date that does not say it: in narrative that of the date before, else the one that brings it
    /// nearest to the publication.
    private int likelyYear(int month, int day, int direction) {
        LocalDate known = last;
        if (isNarrative && known != null) {
            boolean isNextYear = lastGrain != Grain.YEAR && known.getMonthValue() - month >= MONTHS_BACK;
            return known.getYear() + (isNextYear ? 1 : 0);
        }
        LocalDate from = published;
        if (from == null) {
            return 0;
        }
        int best = 0;
        long nearest = Long.MAX_VALUE;
        for (int year = from.getYear() - 1; year <= from.getYear() + 1; year++) {
            YearMonth wide = YearMonth.of(year, month);
            LocalDate start = wide.atDay(day == 0 ? 15 : Math.min(day, wide.lengthOfMonth()));
            long distance = ChronoUnit.DAYS.between(from, start);
            boolean isWrongWay = direction < 0 && distance > 0 || direction > 0 && distance < 0;
            if (!isWrongWay && Math.abs(distance) < nearest) {
                nearest = Math.abs(distance);
                best = year;
            }
        }
        return best == 0 ? from.getYear() : best;
    }

    private @Nullable Sense towards(Match match, int direction) {
        Sense sense = date(match, direction);
        return sense == null ? null : new Sense(Kind.DEICTIC, sense.said(), sense.grain(), sense.value(), sense.days());
    }

    private @Nullable Sense figures(List<Token> tokens, Match match, boolean isIso) {
        Token token = tokens.get(match.last());
        if (isIso) {
            return isMonth(token.b()) ? date(token.a(), token.b(), token.c(), 0, 0, 0) : null;
        }
        boolean isMonthFirst = locale.getLanguage().equals("en")
                && (locale.getCountry().equals("US") || locale.getCountry().isEmpty() && token.b() > 12);
        int month = isMonthFirst ? token.a() : token.b();
        int day = isMonthFirst ? token.b() : token.a();
        boolean isUnsure = locale.getLanguage().equals("en")
                && locale.getCountry().isEmpty()
                && token.a() <= 12
                && token.b() <= 12;
        if (!isMonth(month) || day < 1 || day > 31 || isUnsure) {
            return Sense.vague(Kind.DATE, UNKNOWN);
        }
        int year = token.c() < 100 ? token.c() + (token.c() < 70 ? 2000 : 1900) : token.c();
        return date(year, month, day, 0, match.get(Slot.WEEKDAY), 0);
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    /// A bare number of four figures is a year unless it counts something.
    private boolean isYear(String text, List<Token> tokens, Match match) {
        int year = match.get(Slot.YEAR);
        boolean isPlausible = year >= 1200 && year <= 2100;
        int behind = match.last() + 1;
        if (!isPlausible || behind >= tokens.size()) {
            return isPlausible;
        }
        Token next = tokens.get(behind);
        boolean isSaidToBe = match.pattern().steps().size() > 1;
        boolean countsNext = next.shape() == Token.Shape.WORD
                && !next.isCapital()
                && next.word().endsWith("s")
                && !language.list("past").contains(next.word())
                && !language.list("notcounted").contains(next.word());
        boolean isPartOfNumber =
                next.shape() == Token.Shape.MARK && "%°$€£".contains(next.word().isEmpty() ? "x" : next.word());
        boolean isMoney = match.first() > 0
                && "$€£#".indexOf(text.charAt(tokens.get(match.first() - 1).from())) >= 0;
        boolean isHour = language.value(Slot.ZONE, next) != TimeLanguage.NO;
        return !isPartOfNumber && !isMoney && !isHour && !(countsNext && (!isSaidToBe || year % 100 == 0));
    }

    private static Sense year(int year) {
        return new Sense(
                Kind.DATE,
                new Said(year, 0, 0, 0, 0, 0, 0, false),
                Grain.YEAR,
                "%04d".formatted(year),
                new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    private static Sense beforeChrist(int year) {
        LocalDate from = LocalDate.of(1 - year, 1, 1);
        return new Sense(
                Kind.DATE,
                new Said(-year, 0, 0, 0, 0, 0, 0, false),
                Grain.YEAR,
                "BC%04d".formatted(year),
                new Days(from, from.plusYears(1).minusDays(1)));
    }

    private Sense decade(int full, int shortened) {
        LocalDate known = last == null ? published : last;
        int start = full > 0 ? full : (known == null ? 1900 : known.getYear() / 100 * 100) + shortened;
        return new Sense(
                Kind.DATE,
                Said.NOTHING,
                Grain.DECADE,
                String.valueOf(start / 10),
                new Days(LocalDate.of(start, 1, 1), LocalDate.of(start + 9, 12, 31)));
    }

    private static @Nullable Sense century(int number) {
        if (number < 1 || number > 30) {
            return null;
        }
        int start = (number - 1) * 100;
        return new Sense(
                Kind.DATE,
                Said.NOTHING,
                Grain.CENTURY,
                "%02d".formatted(number - 1),
                new Days(LocalDate.of(start, 1, 1), LocalDate.of(start + 99, 12, 31)));
    }

    private Sense season(Match match) {
        int season = match.get(Slot.SEASON);
        int said = match.get(Slot.YEAR);
        LocalDate known = isNarrative && last != null ? last : published;
        int year = said > 0 ? said : known == null ? 0 : known.getYear();
        String code = List.of("SP", "SU", "FA", "WI").get(season - 1);
        if (year == 0) {
            return Sense.vague(Kind.DATE, "XXXX-" + code);
        }
        LocalDate from = LocalDate.of(year, season * 3 % 12 == 0 ? 12 : season * 3, 1);
        Said words = new Said(said, 0, 0, 0, 0, 0, 0, false);
        return new Sense(
                Kind.DATE,
                words,
                Grain.SEASON,
                year + "-" + code,
                new Days(from, from.plusMonths(3).minusDays(1)));
    }

    private @Nullable Sense feast(int monthAndDay) {
        if (isNarrative) {
            return Sense.vague(Kind.VAGUE, UNKNOWN);
        }
        Sense sense = date(0, monthAndDay / 100, monthAndDay % 100, 0, 0, 0);
        return sense == null ? null : new Sense(sense.kind(), Said.NOTHING, Grain.DAY, sense.value(), sense.days());
    }

    private @Nullable Sense shift(Match match, List<String> arguments) {
        int by = Integer.parseInt(arguments.get(1));
        int unit = arguments.getFirst().equals("day") ? 3 : match.get(Slot.UNIT);
        LocalDate today = published;
        if (unit < 3 || unit > 6 && unit != 9) {
            return Sense.vague(Kind.VAGUE, UNKNOWN);
        }
        if (isNarrative && by == 0 && unit == 3 && match.get(Slot.UNIT) == 3) {
            return Sense.vague(Kind.VAGUE, UNKNOWN);
        }
        if (today == null) {
            return Sense.vague(Kind.DEICTIC, UNKNOWN);
        }
        Sense whole = wide(Kind.DEICTIC, moved(today, unit, by), unit);
        String half = arguments.size() > 2 ? arguments.get(2) : "";
        Days days = whole.days();
        if (days != null && half.equals("rest")) {
            days = new Days(today, days.to());
        } else if (days != null && half.equals("past")) {
            days = new Days(days.from(), today);
        }
        int towards = half.equals("rest") ? 1 : half.equals("past") ? -1 : by;
        Said said = new Said(0, 0, 0, 0, 0, 0, towards, false);
        return new Sense(whole.kind(), said, whole.grain(), isNarrative ? UNKNOWN : whole.value(), days);
    }

    private static LocalDate moved(LocalDate day, int unit, long by) {
        return switch (unit) {
            case 4, 9 -> day.plusWeeks(by);
            case 5 -> day.plusMonths(by);
            case 6 -> day.plusYears(by);
            case 7 -> day.plusYears(by * 10);
            case 8 -> day.plusYears(by * 100);
            default -> day.plusDays(by);
        };
    }

    /// The day, week, month or year round a day.
    private static Sense wide(Kind kind, LocalDate day, int unit) {
        return switch (unit) {
            case 4 -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                String value = "%d-W%02d"
                        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                yield new Sense(kind, Said.NOTHING, Grain.WEEK, value, new Days(monday, monday.plusDays(6)));
            }
            case 9 -> {
                LocalDate saturday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .plusDays(5);
                String value = "%d-W%02d-WE"
                        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                yield new Sense(kind, Said.NOTHING, Grain.WEEK, value, new Days(saturday, saturday.plusDays(1)));
            }
            case 5 -> {
                YearMonth month = YearMonth.from(day);
                yield new Sense(
                        kind,
                        Said.NOTHING,
                        Grain.MONTH,
                        month.toString(),
                        new Days(month.atDay(1), month.atEndOfMonth()));
            }
            case 6 -> {
                Sense year = year(Math.max(day.getYear(), 1));
                yield new Sense(kind, Said.NOTHING, Grain.YEAR, year.value(), year.days());
            }
            default -> new Sense(kind, Said.NOTHING, Grain.DAY, day.toString(), Days.of(day));
        };
    }

    /// `Sun` and `Mon` without a stop are names of other things.
    private boolean isShortName(String text, List<Token> tokens, Match match) {
        Token day = tokens.get(match.last());
        return match.pattern().steps().size() == 1
                && language.isAbbreviation(day.word())
                && text.charAt(day.to() - 1) != '.';
    }

    /// A weekday: `direction` 0 the nearest as the verb tells, 1 the coming, 2 the coming or the one after, −1 the
    /// last.
    private Sense weekday(int weekday, int direction, List<Token> tokens, Match match, Span sentence) {
        LocalDate today = published;
        Said said = new Said(0, 0, 0, 0, weekday, 0, 0, false);
        if (today == null || isNarrative) {
            return new Sense(Kind.WEEKDAY, said, Grain.DAY, UNKNOWN, null);
        }
        DayOfWeek day = DayOfWeek.of(weekday);
        Tense tense = Clauses.tense(language, tokens, match.first(), match.last(), sentence);
        boolean isForward = direction > 0 || direction == 0 && tense == Tense.FUTURE;
        LocalDate likely =
                today.with(isForward ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.previousOrSame(day));
        if (direction == -1 && likely.equals(today)) {
            likely = today.minusWeeks(1);
        }
        Days days =
                switch (direction) {
                    case 2 -> new Days(likely, likely.plusWeeks(1));
                    case -1 -> new Days(likely.minusWeeks(1), likely);
                    default ->
                        new Days(today.with(TemporalAdjusters.previous(day)), today.with(TemporalAdjusters.next(day)));
                };
        return new Sense(Kind.WEEKDAY, said, Grain.DAY, likely.toString(), days);
    }

    /// So many units before or after the publication. Counts are round numbers in people's mouths: a week is meant to
    /// the day, two years are not.
    private Sense distant(Match match, int direction) {
        int unit = match.get(Slot.UNIT);
        int count = match.get(Slot.NUMBER, 0, 1);
        Said said = new Said(0, 0, 0, 0, 0, count, 0, false);
        LocalDate today = published;
        if (isNarrative || today == null || unit < 3 || unit == 9 || count > 5_000) {
            return new Sense(Kind.DEICTIC, said, Grain.NONE, UNKNOWN, null);
        }
        Sense exact = counted(today, unit, (long) direction * count);
        Days days = exact.days();
        Days about =
                days == null ? null : unit == 6 ? days.widened(366) : unit == 5 ? days.widened(31) : days.widened(3);
        return new Sense(Kind.DEICTIC, said, exact.grain(), exact.value(), about);
    }

    private static Sense counted(LocalDate from, int unit, long by) {
        try {
            LocalDate there = moved(from, unit, by);
            return there.getYear() < 1
                    ? Sense.vague(Kind.RELATIVE, UNKNOWN)
                    : wide(Kind.RELATIVE, there, unit >= 7 ? 6 : unit);
        } catch (DateTimeException e) {
            return Sense.vague(Kind.RELATIVE, UNKNOWN);
        }
    }

    private @Nullable Sense fromLast(Match match, int direction) {
        LocalDate from = last;
        int unit = match.get(Slot.UNIT);
        int count = match.get(Slot.NUMBER, 0, 1);
        if (from == null || unit < 3 || unit > 6 || count > 5_000 || isCoarser(lastGrain, unit)) {
            return Sense.vague(Kind.RELATIVE, UNKNOWN);
        }
        return counted(from, unit, (long) direction * count);
    }

    private @Nullable Sense same(int unit) {
        LocalDate from = last;
        if (from == null || unit < 3 || unit > 6 || isCoarser(lastGrain, unit)) {
            return Sense.vague(Kind.RELATIVE, UNKNOWN);
        }
        return from.getYear() < 1 ? Sense.vague(Kind.RELATIVE, UNKNOWN) : wide(Kind.RELATIVE, from, unit);
    }

    private static boolean isCoarser(Grain grain, int unit) {
        return switch (grain) {
            case MINUTE, DAY -> false;
            case WEEK -> unit < 4;
            case MONTH -> unit < 5;
            case SEASON, YEAR -> unit < 6;
            case DECADE, CENTURY, NONE -> true;
        };
    }

    private Sense clock(Match match) {
        int minutes = match.get(Slot.CLOCK, 0, match.get(Slot.HOUR) * 60);
        int half = match.get(Slot.MERIDIEM, 0, -1);
        int hour = half < 0 ? minutes / 60 : minutes / 60 % 12 + half;
        if (hour > 24 || minutes % 60 > 59) {
            return Sense.vague(Kind.VAGUE, UNKNOWN);
        }
        boolean isZoned = match.pattern().steps().stream()
                .anyMatch(step -> step.slot() == Slot.ZONE || step.word().equals("time"));
        LocalDate day = lastGrain == Grain.DAY ? last : null;
        String value = (day == null ? "XXXX-XX-XX" : day.toString()) + "T%02d:%02d".formatted(hour, minutes % 60);
        Said said = new Said(0, 0, 0, 0, 0, 0, 0, isZoned);
        return new Sense(Kind.CLOCK, said, Grain.MINUTE, value, null);
    }

    private static Sense duration(Match match) {
        int unit = match.get(Slot.UNIT);
        int count = match.get(Slot.NUMBER, 0, 0);
        String letter =
                List.of("TM", "TH", "D", "W", "M", "Y", "DE", "CE", "WE").get(unit - 1);
        String many = count == 0 ? "X" : String.valueOf(count);
        String value = letter.startsWith("T") ? "PT" + many + letter.substring(1) : "P" + many + letter;
        return new Sense(Kind.DURATION, new Said(0, 0, 0, 0, 0, count, 0, false), Grain.NONE, value, null);
    }
}
