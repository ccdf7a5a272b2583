package press.dateline.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Place;

/// What LanguageTool says of a galley, asked once for all rules.
record Matches(List<Match> all) {
    private static final Set<String> ALLOWED = Set.of(
            "EN_UNPAIRED_QUOTES",
            "ENGLISH_WORD_REPEAT_RULE",
            "EN_A_VS_AN",
            "INVALID_DATE",
            "TWELFTH_OF_NEVER",
            "EN_DATE_WEEKDAY",
            "MORFOLOGIK_RULE_EN_US",
            "MORFOLOGIK_RULE_EN_GB");

    /// Takes seconds to make and is not safe for threads.
    private static final Map<String, JLanguageTool> TOOLS = new ConcurrentHashMap<>();

    /// @param rule as LanguageTool calls it
    /// @param suggestions the only one there is, else none: of several nobody knows which is right
    record Match(String rule, Place place, String message, List<String> suggestions) {}

    static Matches of(Galley galley) {
        if (!galley.copy().language().getLanguage().equals("en")) {
            return new Matches(List.of());
        }
        boolean british = Set.of("GB", "IE", "AU", "NZ", "ZA").contains(galley.copy().language().getCountry());
        JLanguageTool tool = TOOLS.computeIfAbsent(british ? "en-GB" : "en-US", Matches::tool);
        Map<String, Integer> words = words(galley);
        List<Match> matches = new ArrayList<>();
        for (GalleyText text : galley.texts()) {
            if (text.kind() != Block.Kind.PREFORMATTED && text.kind() != Block.Kind.TABLE_CELL) {
                for (RuleMatch match : check(tool, text.text())) {
                    String found = text.text().substring(match.getFromPos(), match.getToPos());
                    String rule = match.getRule().getId();
                    if (!rule.startsWith("MORFOLOGIK") || !isName(found, words, galley)) {
                        matches.add(new Match(
                                rule, text.place(match.getFromPos(), match.getToPos()), message(match), only(match)));
                    }
                }
            }
        }
        return new Matches(matches);
    }

    private static JLanguageTool tool(String language) {
        JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode(language));
        for (Rule rule : tool.getAllRules()) {
            if (ALLOWED.contains(rule.getId())) {
                tool.enableRule(rule.getId());
            } else {
                tool.disableRule(rule.getId());
            }
        }
        return tool;
    }

    private static List<RuleMatch> check(JLanguageTool tool, String text) {
        synchronized (tool) {
            try {
                return tool.check(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, Integer> words(Galley galley) {
        Map<String, Integer> words = new HashMap<>();
        galley.texts().forEach(text -> text.words().forEach(word -> words.merge(word.of(text.text()), 1, Integer::sum)));
        return words;
    }

    /// A word with a capital that the story has twice or the archive once.
    private static boolean isName(String word, Map<String, Integer> words, Galley galley) {
        return Character.isUpperCase(word.codePointAt(0))
                && (words.getOrDefault(word, 0) > 1 || galley.archive().storiesWithName(word) > 0);
    }

    private static String message(RuleMatch match) {
        return match.getMessage().replaceAll("</?suggestion>", "\"");
    }

    private static List<String> only(RuleMatch match) {
        List<String> suggestions = match.getSuggestedReplacements();
        return suggestions.size() == 1 ? suggestions : List.of();
    }
}
