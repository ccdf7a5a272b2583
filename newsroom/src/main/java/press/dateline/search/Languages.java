package press.dateline.search;

import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;

/// How text is taken apart, by the site's language: into words brought to their stems, so that `harbours` finds
/// `harbour`. Loading some of them takes a tenth of a second, so they are made when the index is opened.
final class Languages {
    private static final int LETTERS = 3;

    private Languages() {}

    /// The analyzer of a site in `language`: [Piece#WORD] and [Piece#SLUG] are the same in all of them.
    static Analyzer of(Locale language) {
        Analyzer stems = stems(language.getLanguage());
        Analyzer words = new Words();
        Analyzer trigrams = new Trigrams();
        return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return switch (field) {
                    case Piece.WORD -> words;
                    case Piece.SLUG -> trigrams;
                    default -> stems;
                };
            }
        };
    }

    private static Analyzer stems(String language) {
        return switch (language) {
            case "ar" -> new ArabicAnalyzer();
            case "de" -> new GermanAnalyzer();
            case "el" -> new GreekAnalyzer();
            case "en" -> new Folded(new EnglishAnalyzer());
            case "es" -> new Folded(new SpanishAnalyzer());
            case "fa" -> new PersianAnalyzer();
            case "fr" -> new Folded(new FrenchAnalyzer());
            case "hi" -> new HindiAnalyzer();
            case "it" -> new Folded(new ItalianAnalyzer());
            case "ja" -> new JapaneseAnalyzer();
            case "ko" -> new KoreanAnalyzer();
            case "ne" -> new NepaliAnalyzer();
            case "nl" -> new Folded(new DutchAnalyzer());
            case "pl" -> new Folded(new PolishAnalyzer());
            case "pt" -> new Folded(new PortugueseAnalyzer());
            case "ru" -> new RussianAnalyzer();
            case "sv" -> new SwedishAnalyzer();
            case "uk" -> new UkrainianMorfologikAnalyzer();
            case "zh" -> new SmartChineseAnalyzer();
            default -> new Words();
        };
    }

    /// Words as they stand, without case and accents, cut by the rules of Unicode and, where a script has no spaces, by
    /// ICU's dictionaries. For languages without an analyzer of their own, and for proposing words.
    private static final class Words extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new ICUTokenizer();
            return new TokenStreamComponents(words, new ICUFoldingFilter(words));
        }
    }

    /// The last part of an address in pieces of three letters, which finds it by one that is nearly the same.
    private static final class Trigrams extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer whole = new KeywordTokenizer();
            TokenFilter small = new LowerCaseFilter(whole);
            return new TokenStreamComponents(whole, new NGramTokenFilter(small, LETTERS, LETTERS, false));
        }
    }

    /// A language in which readers leave accents out when they look for words: `cafe` finds `café`.
    private static final class Folded extends AnalyzerWrapper {
        private final Analyzer language;

        Folded(Analyzer language) {
            super(PER_FIELD_REUSE_STRATEGY);
            this.language = language;
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return language;
        }

        @Override
        protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents stems) {
            TokenStream folded = new ICUFoldingFilter(stems.getTokenStream());
            return new TokenStreamComponents(stems.getSource(), folded);
        }
    }
}
