package press.dateline.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;

/// The one table of robots: what each calls itself in `robots.txt` and in `User-Agent`, and what it comes for, as its
/// operator says. Those who search and those who gather text for models are kept apart also where one company sends
/// both.
public enum Robot {
    GOOGLEBOT("Googlebot", Purpose.SEARCH),
    BINGBOT("bingbot", Purpose.SEARCH),
    APPLEBOT("Applebot", Purpose.SEARCH),
    DUCKDUCKBOT("DuckDuckBot", Purpose.SEARCH),
    YANDEXBOT("YandexBot", Purpose.SEARCH),
    BAIDUSPIDER("Baiduspider", Purpose.SEARCH),
    NAVER("Yeti", Purpose.SEARCH),
    SEZNAM("SeznamBot", Purpose.SEARCH),
    QWANT("Qwantbot", Purpose.SEARCH),
    MOJEEK("MojeekBot", Purpose.SEARCH),
    AMAZON("Amazonbot", Purpose.SEARCH),
    OPENAI_SEARCH("OAI-SearchBot", Purpose.SEARCH),
    ANTHROPIC_SEARCH("Claude-SearchBot", Purpose.SEARCH),
    PERPLEXITY("PerplexityBot", Purpose.SEARCH),
    INTERNET_ARCHIVE("archive.org_bot", Purpose.SEARCH),

    OPENAI_USER("ChatGPT-User", Purpose.ASSISTANT),
    ANTHROPIC_USER("Claude-User", Purpose.ASSISTANT),
    PERPLEXITY_USER("Perplexity-User", Purpose.ASSISTANT),
    MISTRAL_USER("MistralAI-User", Purpose.ASSISTANT),
    META_USER("meta-externalfetcher", Purpose.ASSISTANT),
    DUCK_ASSIST("DuckAssistBot", Purpose.ASSISTANT),

    OPENAI_TRAINING("GPTBot", Purpose.TRAINING),
    ANTHROPIC_TRAINING("ClaudeBot", Purpose.TRAINING),
    ANTHROPIC_OLD("anthropic-ai", Purpose.TRAINING),
    GOOGLE_TRAINING("Google-Extended", Purpose.TRAINING),
    APPLE_TRAINING("Applebot-Extended", Purpose.TRAINING),
    META_TRAINING("meta-externalagent", Purpose.TRAINING),
    META_OLD("FacebookBot", Purpose.TRAINING),
    COMMON_CRAWL("CCBot", Purpose.TRAINING),
    BYTEDANCE("Bytespider", Purpose.TRAINING),
    COHERE("cohere-training-data-crawler", Purpose.TRAINING),
    DIFFBOT("Diffbot", Purpose.TRAINING),
    AI2("AI2Bot", Purpose.TRAINING),
    HUAWEI("PanguBot", Purpose.TRAINING),
    OMGILI("omgili", Purpose.TRAINING),
    TIMPI("Timpibot", Purpose.TRAINING),
    IMAGESIFT("ImagesiftBot", Purpose.TRAINING);

    private final String token;
    private final String sought;
    private final Purpose purpose;

    /// What a robot comes for.
    public enum Purpose {
        SEARCH(Item.ROBOTS_SEARCH),
        ASSISTANT(Item.ROBOTS_ASSISTANT),
        TRAINING(Item.ROBOTS_TRAINING);

        private final Item item;

        Purpose(Item item) {
            this.item = item;
        }

        boolean allowed(Publicity publicity) {
            return publicity.text(item).equals("allow");
        }
    }

    Robot(String token, Purpose purpose) {
        this.token = token;
        this.sought = token.toLowerCase(Locale.ROOT);
        this.purpose = purpose;
    }

    /// What it calls itself.
    public String token() {
        return token;
    }

    public Purpose purpose() {
        return purpose;
    }

    /// Whether the settings let it in: by its name, else by what it comes for.
    public boolean allowed(Publicity publicity) {
        if (isNamed(publicity, Item.ROBOTS_DENY)) {
            return false;
        }
        return isNamed(publicity, Item.ROBOTS_ALLOW) || purpose.allowed(publicity);
    }

    private boolean isNamed(Publicity publicity, Item item) {
        return List.of(publicity.text(item).split(", ")).stream().anyMatch(token::equalsIgnoreCase);
    }

    /// The robot that sends `userAgent`; of several names the longest counts (`Applebot-Extended`).
    public static Optional<Robot> of(String userAgent) {
        String text = userAgent.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(robot -> text.contains(robot.sought))
                .max((one, other) -> Integer.compare(one.sought.length(), other.sought.length()));
    }
}
