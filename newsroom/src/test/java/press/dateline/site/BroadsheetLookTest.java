package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Prints one page of each kind into `target/look`, with style sheet, fonts and pictures beside it, to be opened in a
/// browser and looked at.
class BroadsheetLookTest {
    private static final Path LOOK = Path.of("target/look");
    private static final Path ASSETS = Path.of("src/main/resources/assets");

    private final Broadsheet broadsheet = new Broadsheet(Broadsheet.plainEngine());
    private final SaltmarshGazette gazette = new SaltmarshGazette(name -> "assets/" + name);

    @BeforeAll
    static void layOutTheFiles() throws IOException {
        Files.createDirectories(LOOK.resolve("assets"));
        Files.createDirectories(LOOK.resolve("pictures"));
        try (var assets = Files.list(ASSETS)) {
            for (Path asset : assets.toList())
                Files.copy(
                        asset,
                        LOOK.resolve("assets").resolve(asset.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
        }
        for (int n = 0; n < 12; n++) {
            Path picture = LOOK.resolve("pictures/coast-" + n + ".jpg");
            if (Files.notExists(picture)) Landscape.draw(picture, 1200, 800, n);
        }
    }

    @Test
    void everyKindOfPageIsPrinted() throws IOException {
        print("front", broadsheet.render(gazette.front()));
        print("story", broadsheet.render(gazette.story()));
        print("section", broadsheet.render(gazette.section()));
        print("author", broadsheet.render(gazette.author()));
        print("empty", broadsheet.render(gazette.empty()));
        print("page", broadsheet.render(gazette.about()));
        print("404", broadsheet.render(gazette.notFound()));
        print("500", broadsheet.render(gazette.fault()));
        print("everything", broadsheet.render(gazette.everything()));
        print(
                "story-ar",
                broadsheet.render(
                        gazette.inLanguage(
                                "ar",
                                "بعد تسع سنوات، يُعاد بناء الرصيف الشمالي بالحجر",
                                "صوّت المجلس للخطة الأعلى كلفة، ويبدأ العمل في مايو.",
                                "السبخة",
                                "<p>انهار الرصيف القديم في ليلة واحدة قبل تسع سنوات، ومنذ ذلك الحين والمدينة تتجادل حول ما يحل محله. ومساء الثلاثاء توقف الجدال. صوّت أحد عشر عضوًا للحجر وأربعة للفولاذ.</p><p>قالت مهندسة الميناء: «أنتم لا تشترون رصيفًا، بل تشترون لأحفادكم راحة من هذا النقاش».</p><blockquote><p>الرصيف وعدٌ لسفن لم تُبنَ بعد.</p></blockquote>")));
        print(
                "story-ru",
                broadsheet.render(
                        gazette.inLanguage(
                                "ru",
                                "Через девять зим северный пирс восстановят в камне",
                                "Совет выбрал более дорогой проект. Работы начнутся в мае.",
                                "Соленый Берег",
                                "<p>Старый пирс рухнул за одну январскую ночь, и девять зим подряд город спорил, чем его заменить. Во вторник вечером спор закончился: одиннадцать голосов за камень, четыре за сталь.</p><p><em>Каменный пирс</em> обойдётся дороже, но простоит сто лет.</p>")));
        print(
                "story-ja",
                broadsheet.render(gazette.inLanguage(
                        "ja",
                        "九度の冬を越え、北桟橋は石造りで再建へ",
                        "町議会は費用のかさむ案を選んだ。工事は五月に始まる。",
                        "塩沼",
                        "<p>古い桟橋は九年前の一月、一夜にして失われた。それから町は、何で建て直すかを議論し続けてきた。火曜の夜、議論は終わった。賛成十一、反対四で石造りに決まった。</p>")));
        print(
                "story-el",
                broadsheet.render(
                        gazette.inLanguage(
                                "el",
                                "Ύστερα από εννέα χειμώνες, η βόρεια προβλήτα χτίζεται σε πέτρα",
                                "Το συμβούλιο ψήφισε το ακριβότερο σχέδιο.",
                                "Αλυκές",
                                "<p>Η παλιά προβλήτα χάθηκε μέσα σε μια νύχτα του Ιανουαρίου και η πόλη φιλονικούσε εννέα χειμώνες.</p>")));
    }

    @Test
    void theIndexOfAssetsNamesEveryFile() throws IOException {
        var named = Files.readAllLines(ASSETS.resolve("index.txt"));
        // Bundled from the folder editor/ when the newsroom is built.
        named.remove("editor.js");

        try (var files = Files.list(ASSETS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("index.txt")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
        assertThat(Files.readString(ASSETS.resolve("letters.css")))
                .contains(named.stream()
                        .filter(name -> name.endsWith(".woff2"))
                        .map(name -> "url(\"" + name + "\")")
                        .toList());
    }

    private static void print(String name, String html) throws IOException {
        Files.writeString(LOOK.resolve(name + ".html"), html);
    }
}
