package press.dateline.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes comments as programs post them, from a seed: what they say, and how they send it.
final class AutomaticPosts {
    private final Random random;

    AutomaticPosts(long seed) {
        this.random = new Random(seed);
    }

    /// How a program sends what it says.
    enum Way {
        /// Fills in every field it finds, runs no script.
        EVERY_FIELD,
        /// Posts without having asked for the page.
        NO_FORM,
        /// Uses a form it fetched days ago, works out the script's number.
        OLD_FORM,
        /// Fetches the page, fills in what people see, runs no script.
        NO_SCRIPT,
        /// A whole browser that is done at once.
        AT_ONCE,
        /// A whole browser that waits, with many links.
        LINKS,
        /// A whole browser that waits, and says the same under many stories.
        REPEATS,
        /// A whole browser that waits, with words alone: only these tell.
        WORDS
    }

    /// A comment, before it is sent.
    record Said(Way way, String name, String email, String text) {}

    private static final String[] BRANDS = {
        "replica watches", "payday loans", "weight loss tea", "crypto signals", "casino bonus", "cheap viagra",
        "essay writing", "SEO backlinks", "forex robot", "handbags outlet", "steroids online", "spell caster",
        "dating site", "fake documents", "miracle cream", "hair loss pills", "sports betting", "instant credit",
    };
    private static final String[] SITES = {
        "best-deals",
        "get-rich",
        "top-loans",
        "luxury-outlet",
        "win-big",
        "fast-money",
        "pharma-direct",
        "seo-king",
        "bet-now",
        "credit-fix",
        "slim-quick",
        "love-match",
    };
    private static final String[] ENDS = {"xyz", "top", "shop", "info", "click", "online"};
    private static final String[] NAMES = {
        "Best %s", "%s online", "Buy %s", "cheap %s", "%s review", "James", "Maria", "Susan", "Kelvin", "Linda",
    };

    /// One family of texts each, with places for what is sold and where.
    private static final String[] TEXTS = {
        "Great post! I really enjoyed reading it. Check out %1$s at %2$s for the best price",
        "Hello admin, your website is amazing. You can earn more with %1$s, visit %2$s today",
        "I was able to make $%3$d in one week thanks to %1$s. Contact them on %2$s or WhatsApp +1%3$d555",
        "This is really interesting, You're a very skilled blogger. I've joined your feed. My site about %1$s: %2$s",
        "Are you tired of high prices? Order %1$s now with %3$d%% discount and free shipping worldwide %2$s",
        "Testimony of how I got my ex back with the help of a powerful man. For %1$s email him at %2$s. He is real",
        "Hi, I noticed your site is not ranking on Google. We offer %1$s packages from $%3$d only. See %2$s",
        "Thanks for sharing such a fastidious thought, article is good, thats why i have read it completely. %1$s %2$s",
        "Do you need %1$s urgently? We give out loans from $%3$d at 2%% interest rate. Apply now through %2$s",
        "I recommend %1$s to everyone here. They recovered all my lost money, $%3$d. Reach them: %2$s",
        "Wow, wonderful weblog format! How long have you ever been blogging? The best %1$s is here %2$s",
        "100%% guaranteed %1$s, no prescription, discreet packaging, click %2$s and save $%3$d today only",
    };

    List<Said> make(int count, int fromFamily, int toFamily) {
        List<Said> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Way way = Way.values()[i % Way.values().length];
            String text = text(fromFamily + random.nextInt(toFamily - fromFamily), way);
            String brand = pick(BRANDS);
            posts.add(new Said(
                    way,
                    pick(NAMES).formatted(brand),
                    "user" + random.nextInt(100_000) + "@" + pick(SITES) + "." + pick(ENDS),
                    text));
        }
        return posts;
    }

    private String text(int family, Way way) {
        String site =
                switch (way) {
                    case LINKS -> link() + " and " + link() + " or " + link();
                    case WORDS -> "the name above";
                    default -> link();
                };
        return TEXTS[family].formatted(pick(BRANDS), site, 100 + random.nextInt(9_900));
    }

    private String link() {
        return "https://" + pick(SITES) + random.nextInt(1_000) + "." + pick(ENDS) + "/" + random.nextInt(10_000);
    }

    private String pick(String[] among) {
        return among[random.nextInt(among.length)];
    }

    static int families() {
        return TEXTS.length;
    }
}
