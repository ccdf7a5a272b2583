package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | The harbours were closed by storms.        | harbour storm
            de | Die Häfen wurden wegen der Stürme gesperrt. | hafen sturm
            fr | Les élections municipales sont reportées.  | élection municipale
            es | Los barcos regresaron a los puertos.       | barco puerto
            it | Le elezioni comunali sono vicine.          | elezione comunale
            pt | Os navios voltaram aos portos.             | navio porto
            nl | De boeken werden snel gelezen.             | boek
            sv | Hamnarna stängdes efter stormarna.         | hamn storm
            pl | Statki wróciły do portów.                  | statek port
            ru | Корабли вернулись в гавани города.         | корабль гавань
            uk | Кораблі повернулися до міста.              | корабель місто
            ar | عادت السفن إلى الموانئ                     | سفن
            fa | کتاب‌های تازه به کتابخانه رسید              | کتاب
            hi | नावों की वापसी हुई                          | नाव
            ja | 船は港に戻りました                            | 戻る
            zh | 渔船昨天回到了港口                            | 港口
            ko | 배가 항구로 돌아왔다                          | 항구
            ne | नेताहरूले भने                              | नेता
            el | Τα πλοία επέστρεψαν στα λιμάνια            | πλοίο λιμάνι
            tr | Gemiler Limana döndü                       | limana
            th | เรือกลับเข้าท่าเรือแล้ว                        | ท่าเรือ
            """)
    void anotherFormOfAWordIsFound(String language, String text, String question) {
        Analyzer analyzer = Languages.of(Locale.forLanguageTag(language));

        for (String word : question.split(" ")) {
            assertThat(matches(analyzer, text, word)).as(word).isTrue();
        }
        assertThat(matches(analyzer, text, "xyzzy")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"en, cafe", "fr, ete", "es, camion", "pt, acao", "it, citta"})
    void accentsMayBeLeftOut(String language, String word) {
        Analyzer analyzer = Languages.of(Locale.forLanguageTag(language));

        assertThat(matches(analyzer, "Café, été, camión, ação, città", word)).isTrue();
    }

    static Stream<String> languages() {
        return List.of(
                "en", "ar", "de", "el", "es", "fa", "fr", "hi", "it", "ja", "ko", "ne", "nl", "pl", "pt", "ru", "sv",
                "uk", "zh", "xx")
                .stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hostileTextIsTakenApartLikeAnyOther(String language) {
        Analyzer analyzer = Languages.of(Locale.forLanguageTag(language));
        for (String text : List.of("", "\0\uFFFF", "a".repeat(100_000), "\uD800 x", "[](){}*?~^:\\/\"", "٪؟\u202e")) {
            MemoryIndex index = new MemoryIndex();
            index.addField(Piece.COPY, text, analyzer);
            index.addField(Piece.WORD, text, analyzer);
            index.addField(Piece.SLUG, text.substring(0, Math.min(text.length(), 200)), analyzer);
        }
    }

    private static boolean matches(Analyzer analyzer, String text, String word) {
        Document document = new Document();
        document.add(new TextField(Piece.COPY, text, Field.Store.NO));
        var query = new QueryBuilder(analyzer).createBooleanQuery(Piece.COPY, word, Occur.MUST);
        return query != null && MemoryIndex.fromDocument(document, analyzer).search(query) > 0;
    }
}
