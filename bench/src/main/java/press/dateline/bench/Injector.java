package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Puts known errors into stories, each kind beside something right of the same form. From a seed: the same errors each
/// time.
final class Injector {
    private static final Pattern DATE = Pattern.compile(
            "\\b(?<month>January|February|March|April|May|June|July|August|September|October|November|December)"
                    + " (?<day>[1-9]|[12][0-9]|3[01])(?:,? (?<year>(?:19|20)[0-9]{2}))?\\b(?![-0-9])");
    private static final Pattern WEEKDAY =
            Pattern.compile("\\bon (?<name>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b(?!,? [A-Z0-9])");
    private static final Pattern DEICTIC = Pattern.compile("\\b(?<word>yesterday|today|tomorrow)\\b(?=[ .])");
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)[0-9]{2}\\b");
    private static final Pattern WEEKDAY_BEFORE = Pattern.compile(".*day,? (the )?$|.*\\($", Pattern.DOTALL);
    private static final Pattern DETERMINER_BEFORE =
            Pattern.compile(".*\\b(the|a|an|its|his|her|their) $", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("(?<=[a-z,] )\\p{Lu}\\p{Ll}{4,}\\b");
    private static final Pattern SMALL_WORD = Pattern.compile("\\b\\p{Ll}{5,}\\b");
    private static final Pattern FUNCTION_WORD = Pattern.compile("(?<= )(the|of|in|to|and|was|for|with|by|at)(?= )");
    private static final Pattern FIGURE = Pattern.compile("(?<![\\w.,$€£-])[1-9][0-9]{0,2}(?![\\w.,%-])");
    private static final Pattern MARK = Pattern.compile("[\"“”]");

    private final Random random;
    private final List<String> wordings;
    private final Set<String> ordinaryWords;

    /// @param stories tell names from words that have a capital for other reasons: those stand in small letters too
    Injector(long seed, Path wordings, List<NewsStory> stories) throws IOException {
        this.random = new Random(seed);
        this.ordinaryWords = stories.stream()
                .flatMap(story -> story.paragraphs().stream())
                .flatMap(text -> SMALL_WORD.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        this.wordings = Files.exists(wordings)
                ? Files.readAllLines(wordings).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList()
                : List.of();
    }

    List<Injection> into(NewsStory story) {
        List<Injection> all = new ArrayList<>();
        dates(story, all);
        weekdays(story, all);
        deictics(story, all);
        sums(story, all);
        names(story, all);
        marks(story, all);
        doubled(story).ifPresent(all::add);
        headlineFigure(story).ifPresent(all::add);
        acrossSentences(story, all);
        return all;
    }

    // dates ----------------------------------------------------------------------------------------------------------

    private void dates(NewsStory story, List<Injection> all) {
        for (int i = 0; i < story.paragraphs().size(); i++) {
            String text = story.paragraphs().get(i);
            Matcher matcher = DATE.matcher(text);
            for (MatchResult found : matcher.results().toList()) {
                Optional<LocalDate> date = date(found, story.day());
                if (date.isEmpty()
                        || WEEKDAY_BEFORE
                                .matcher(text.substring(0, found.start()))
                                .matches()) {
                    continue;
                }
                boolean year = found.group("year") != null;
                DayOfWeek right = date.get().getDayOfWeek();
                DayOfWeek wrong = wrong(text, date.get(), year);
                String kind = year ? "T1 with year" : "T1 without year";
                all.add(before(kind, "T1", true, story, i, found, name(wrong) + ", "));
                all.add(before(kind, "T1", false, story, i, found, name(right) + ", "));
                impossible(story, i, found, date.get()).ifPresent(all::add);
                sideBySide(story, i, found, date.get(), year, all);
            }
        }
    }

    /// Another weekday than the date's; where it does not say its year, not that of any year its paragraph names,
    /// for one of these may be meant.
    private DayOfWeek wrong(String text, LocalDate date, boolean year) {
        EnumSet<DayOfWeek> right = EnumSet.of(date.getDayOfWeek());
        if (!year) {
            YEAR.matcher(text)
                    .results()
                    .map(found -> date.withYear(Integer.parseInt(found.group())).getDayOfWeek())
                    .forEach(right::add);
        }
        List<DayOfWeek> wrong = new ArrayList<>(EnumSet.complementOf(right));
        return wrong.isEmpty() ? date.getDayOfWeek().plus(1) : wrong.get(random.nextInt(wrong.size()));
    }

    /// A weekday gets the date it means, a day or some off, or one that no calendar has.
    private void weekdays(NewsStory story, List<Injection> all) {
        for (int i = 0; i < story.paragraphs().size(); i++) {
            Matcher matcher = WEEKDAY.matcher(story.paragraphs().get(i));
            if (!matcher.find()) {
                continue;
            }
            MatchResult found = matcher.toMatchResult();
            DayOfWeek day = DayOfWeek.valueOf((found.group("name") + "day").toUpperCase(Locale.ROOT));
            LocalDate meant =
                    story.day().minusDays((7 + story.day().getDayOfWeek().getValue() - day.getValue()) % 7);
            for (boolean year : new boolean[] {true, false}) {
                String kind = year ? "T1 with year" : "T1 without year";
                for (boolean wrong : new boolean[] {true, false}) {
                    LocalDate said = wrong ? meant.plusDays(1 + random.nextInt(6)) : meant;
                    String words = "on " + name(day) + form(said, year);
                    all.add(replaced(kind, "T1", wrong, story, i, found.start(), found.end(), words));
                }
            }
            String month = List.of("February", "April", "June", "September", "November")
                    .get(random.nextInt(5));
            String words = "on " + month + " " + (month.equals("February") ? 30 : 31);
            all.add(replaced("T2", "T2", true, story, i, found.start(), found.end(), words));
            return;
        }
    }

    /// `yesterday` gets its date beside it, or another.
    private void deictics(NewsStory story, List<Injection> all) {
        for (int i = 0; i < story.paragraphs().size(); i++) {
            String text = story.paragraphs().get(i);
            Optional<MatchResult> first = DEICTIC.matcher(text)
                    .results()
                    .filter(match -> !isQuoted(text, match.start()))
                    .findFirst();
            if (first.isEmpty()) {
                continue;
            }
            MatchResult found = first.get();
            String word = found.group("word");
            LocalDate meant = story.day().plusDays(word.equals("yesterday") ? -1 : word.equals("today") ? 0 : 1);
            boolean year = random.nextBoolean();
            for (boolean wrong : new boolean[] {true, false}) {
                LocalDate said = wrong ? meant.plusDays(random.nextBoolean() ? 3 + random.nextInt(20) : -9) : meant;
                String words = word + form(said, year) + ",";
                all.add(replaced("T3 side by side", "T3a", wrong, story, i, found.start(), found.end(), words));
            }
            return;
        }
    }

    /// Within quotation marks `yesterday` is counted from the day of the speaker, which the story need not tell: a date
    /// beside it that does not fit the publication is no error there.
    private static boolean isQuoted(String text, int at) {
        return MARK.matcher(text.substring(0, at)).results().count() % 2 == 1;
    }

    /// As papers write it behind a weekday or the like.
    private String form(LocalDate date, boolean year) {
        String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String american = month + " " + date.getDayOfMonth();
        String british = date.getDayOfMonth() + " " + month;
        return switch (random.nextInt(3)) {
            case 0 -> ", " + american + (year ? ", " + date.getYear() : "");
            case 1 -> ", " + shortened(american) + (year ? ", " + date.getYear() : "");
            default -> " " + british + (year ? " " + date.getYear() : "");
        };
    }

    private static String shortened(String date) {
        return date.replaceFirst("^(Jan|Feb|Aug|Oct|Nov|Dec)[a-z]+", "$1.").replaceFirst("^September", "Sept.");
    }

    private static Optional<LocalDate> date(MatchResult found, LocalDate published) {
        Month month = Month.valueOf(found.group("month").toUpperCase(Locale.ROOT));
        int day = Integer.parseInt(found.group("day"));
        try {
            if (found.group("year") != null) {
                return Optional.of(LocalDate.of(Integer.parseInt(found.group("year")), month, day));
            }
            return IntStream.rangeClosed(-1, 1)
                    .mapToObj(years -> LocalDate.of(published.getYear() + years, month, Math.min(day, 28))
                            .plusDays(day - Math.min(day, 28)))
                    .min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(date, published))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Injection before(
            String kind, String code, boolean wrong, NewsStory story, int paragraph, MatchResult found, String words) {
        String text = story.paragraphs().get(paragraph);
        String changed = text.substring(0, found.start()) + words + text.substring(found.start());
        return new Injection(kind, code, wrong, story.with(paragraph, changed), words + found.group());
    }

    private static Optional<Injection> impossible(NewsStory story, int paragraph, MatchResult found, LocalDate date) {
        int length = date.getMonth() == Month.FEBRUARY ? 29 : date.lengthOfMonth();
        if (length == 31) {
            return Optional.empty();
        }
        String words = found.group().replaceFirst("[0-9]+", Integer.toString(length + 1));
        return Optional.of(replaced("T2", "T2", true, story, paragraph, found.start(), found.end(), words));
    }

    /// Not within quotation marks, nor behind `the`: `the next month` is counted from what was told before.
    private void sideBySide(
            NewsStory story, int paragraph, MatchResult found, LocalDate date, boolean year, List<Injection> all) {
        String before = story.paragraphs().get(paragraph).substring(0, found.start());
        if (isQuoted(before, before.length())
                || DETERMINER_BEFORE.matcher(before).matches()) {
            return;
        }
        long days = ChronoUnit.DAYS.between(story.day(), date);
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("yesterday, ", days == -1);
        words.put("tomorrow, ", days == 1);
        words.put("later this month, on ", date.getMonth() == story.day().getMonth() && (!year || Math.abs(days) < 32));
        words.put(
                "next month, on ",
                date.getMonth() == story.day().getMonth().plus(1) && (!year || days > 0 && days < 63));
        List<Map.Entry<String, Boolean>> choice = new ArrayList<>(words.entrySet());
        Map.Entry<String, Boolean> one = choice.get(random.nextInt(choice.size()));
        all.add(before("T3 side by side", "T3a", !one.getValue(), story, paragraph, found, one.getKey()));
    }

    /// Two sentences at the head of the story that are about one event.
    private void acrossSentences(NewsStory story, List<Injection> all) {
        if (wordings.isEmpty()) {
            return;
        }
        for (int i = 0; i < 4; i++) {
            String[] wording = wordings.get(random.nextInt(wordings.size())).split("\\|", 2);
            for (boolean wrong : new boolean[] {true, false}) {
                across(story, wording[0].strip(), wording[1].strip(), wrong).ifPresent(all::add);
            }
        }
    }

    private Optional<Injection> across(NewsStory story, String kind, String words, boolean wrong) {
        Matcher form = Pattern.compile("\\{([^}]*)}").matcher(words);
        if (!form.find() || kind.startsWith("year") && !form.group(1).matches(".*[0-9]{4}.*")) {
            return Optional.empty();
        }
        LocalDate date = dateFor(kind, story.day(), wrong);
        String said = written(form.group(1), date);
        String text = words.substring(0, form.start()) + said + words.substring(form.end());
        List<String> parts = Stream.of(text.split("¶")).map(String::strip).toList();
        String first = parts.getFirst();
        NewsStory changed = first.startsWith("##")
                ? story.withHeadline(first.substring(2).strip()).beginningWith(parts.subList(1, parts.size()))
                : story.beginningWith(parts.stream()
                        .map(part -> part.replaceFirst("^[# ]+", ""))
                        .toList());
        return Optional.of(new Injection("T3 across sentences", "T3b", wrong, changed, text));
    }

    private LocalDate dateFor(String kind, LocalDate day, boolean wrong) {
        int off = random.nextInt(4);
        int sign = kind.endsWith("-1") || kind.endsWith("-") ? -1 : 1;
        LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        return switch (kind.replaceFirst("[+-].*", "")) {
            case "day" -> wrong ? day.plusDays(sign * (6L + off)) : day.plusDays(sign);
            case "week" ->
                wrong
                        ? monday.plusWeeks(sign * (4L + off))
                        : monday.plusWeeks(sign).plusDays(off);
            case "year" -> wrong ? day.plusYears(2L * sign) : day.plusYears(sign);
            case "tuesday" -> {
                LocalDate tuesday = monday.plusDays(1);
                LocalDate meant = sign > 0
                        ? tuesday.isAfter(day) ? tuesday : tuesday.plusWeeks(1)
                        : tuesday.isBefore(day) ? tuesday : tuesday.minusWeeks(1);
                yield wrong ? meant.plusDays(sign * (15L + off)) : meant;
            }
            default -> {
                int months = kind.endsWith("+0") ? 0 : sign;
                LocalDate there = day.plusMonths(months + (wrong ? 3 + off : 0));
                yield there.withDayOfMonth(1 + random.nextInt(28));
            }
        };
    }

    private static String written(String form, LocalDate date) {
        String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        int day = date.getDayOfMonth();
        String ordinal = day
                + (day % 10 == 1 && day != 11
                        ? "st"
                        : day % 10 == 2 && day != 12 ? "nd" : day % 10 == 3 && day != 13 ? "rd" : "th");
        return form.replace("2019", Integer.toString(date.getYear()))
                .replace("25th", ordinal)
                .replaceFirst("\\b25\\b", Integer.toString(day))
                .replaceFirst("Sept\\.|September", month);
    }

    // figures --------------------------------------------------------------------------------------------------------

    private void sums(NewsStory story, List<Injection> all) {
        int from = 100 + random.nextInt(900);
        int percent = 10 + random.nextInt(60);
        boolean up = random.nextBoolean();
        long to = Math.round(from * (1 + (up ? percent : -percent) / 100.0));
        for (boolean wrong : new boolean[] {true, false}) {
            int said = wrong ? percent + 12 + random.nextInt(10) : percent;
            all.add(ending(
                    "N1",
                    wrong,
                    story,
                    "Sales " + (up ? "rose " : "fell ") + said + " percent to " + to + " from " + from + "."));
        }
        BiFunction<Integer, Double, String> length = (km, factor) ->
                "The road is " + km + " km (" + Math.round(km * 0.621371 * factor * 10) / 10.0 + " miles) long.";
        BiFunction<Integer, Double, String> weight =
                (kg, factor) -> "It weighs " + kg + " kg (" + Math.round(kg * 2.20462 * factor) + " lb).";
        for (BiFunction<Integer, Double, String> form : List.of(length, weight)) {
            int figure = 12 + random.nextInt(400);
            all.add(ending("N3", true, story, form.apply(figure, 1.25 + random.nextInt(5) / 10.0)));
            all.add(ending("N3", false, story, form.apply(figure, 1.0)));
        }
    }

    private static Injection ending(String code, boolean wrong, NewsStory story, String sentence) {
        int last = story.paragraphs().size() - 1;
        return new Injection(
                code, code, wrong, story.with(last, story.paragraphs().get(last) + " " + sentence), sentence);
    }

    private Optional<Injection> headlineFigure(NewsStory story) {
        Matcher figure = FIGURE.matcher(story.headline());
        if (!figure.find()) {
            return Optional.empty();
        }
        String wrong = Integer.toString(Integer.parseInt(figure.group()) + 1 + random.nextInt(10));
        String headline = story.headline().substring(0, figure.start())
                + wrong
                + story.headline().substring(figure.end());
        return Optional.of(new Injection("H1", "H1", true, story.withHeadline(headline), wrong));
    }

    // names ----------------------------------------------------------------------------------------------------------

    private void names(NewsStory story, List<Injection> all) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<Runnable> later = new ArrayList<>();
        for (int i = 0; i < story.paragraphs().size(); i++) {
            int paragraph = i;
            Matcher name = NAME.matcher(story.paragraphs().get(i));
            while (name.find()) {
                MatchResult found = name.toMatchResult();
                if (!isOrdinary(found.group()) && seen.merge(found.group(), 1, Integer::sum) == 2) {
                    later.add(() -> all.add(replaced(
                            "P1", "P1", true, story, paragraph, found.start(), found.end(), edited(found.group()))));
                }
            }
        }
        later.stream().limit(3).forEach(Runnable::run);
        Matcher name = NAME.matcher(story.headline());
        while (name.find()) {
            String found = name.group();
            if (seen.containsKey(found)) {
                String wrong = edited(found);
                String headline = story.headline().substring(0, name.start())
                        + wrong
                        + story.headline().substring(name.end());
                all.add(new Injection("H2", "H2", true, story.withHeadline(headline), wrong));
                return;
            }
        }
    }

    private boolean isOrdinary(String word) {
        return ordinaryWords.contains(word.toLowerCase(Locale.ROOT));
    }

    /// One random slip behind the first letter: two letters swapped, one left out, one too many, one wrong.
    private String edited(String name) {
        int at = 1 + random.nextInt(name.length() - 2);
        char other = (char) ('a' + random.nextInt(26));
        String edited =
                switch (random.nextInt(4)) {
                    case 0 -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
                    case 1 -> name.substring(0, at) + name.substring(at + 1);
                    case 2 -> name.substring(0, at) + other + name.substring(at);
                    default -> name.substring(0, at) + other + name.substring(at + 1);
                };
        return edited.equals(name) ? edited(name) : edited;
    }

    // slips of the pen -----------------------------------------------------------------------------------------------

    private void marks(NewsStory story, List<Injection> all) {
        for (int i = 0; i < story.paragraphs().size(); i++) {
            List<MatchResult> marks =
                    MARK.matcher(story.paragraphs().get(i)).results().toList();
            if (!marks.isEmpty() && marks.size() % 2 == 0) {
                MatchResult one = marks.get(random.nextInt(marks.size() - (isContinued(story, i) ? 1 : 0)));
                String text = story.paragraphs().get(i);
                String changed = text.substring(0, one.start()) + text.substring(one.end());
                all.add(new Injection("Q1", "Q1", true, story.with(i, changed), changed));
                return;
            }
        }
    }

    /// A paragraph whose quotation goes on in the next one, which opens with a mark, has no closing mark: without
    /// its last one it is as it should be.
    private static boolean isContinued(NewsStory story, int paragraph) {
        return paragraph + 1 < story.paragraphs().size()
                && MARK.matcher(story.paragraphs().get(paragraph + 1)).lookingAt();
    }

    private Optional<Injection> doubled(NewsStory story) {
        int paragraph = random.nextInt(story.paragraphs().size());
        List<MatchResult> words = FUNCTION_WORD
                .matcher(story.paragraphs().get(paragraph))
                .results()
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        MatchResult word = words.get(random.nextInt(words.size()));
        return Optional.of(replaced(
                "Q3", "Q3", true, story, paragraph, word.start(), word.end(), word.group() + " " + word.group()));
    }

    private static Injection replaced(
            String kind, String code, boolean wrong, NewsStory story, int paragraph, int from, int to, String words) {
        String text = story.paragraphs().get(paragraph);
        return new Injection(
                kind, code, wrong, story.with(paragraph, text.substring(0, from) + words + text.substring(to)), words);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
