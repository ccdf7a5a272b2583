package press.dateline.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The structured data of one page as a graph of schema.org's things (JSON-LD 1.1): the newsroom, its site, the page,
/// the way to it, and for a story the article. Things refer to each other by their `@id`.
final class Graph {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Frame frame;
    private final String address;
    private final ObjectNode root = JSON.objectNode();
    private final ArrayNode things;

    private Graph(Frame frame) {
        this.frame = frame;
        this.address = frame.site().publisher().address();
        root.put("@context", "https://schema.org");
        things = root.putArray("@graph");
        organisation();
        site();
    }

    static ObjectNode of(FrontPage page) {
        Graph graph = new Graph(page.frame());
        ObjectNode front = graph.page("CollectionPage", page.frame().site().title());
        graph.list(front, cards(page));
        return graph.root;
    }

    static ObjectNode of(ListPage page) {
        Graph graph = new Graph(page.frame());
        Profile author = page.author();
        ObjectNode list = graph.page(author == null ? "CollectionPage" : "ProfilePage", page.heading());
        if (author != null) {
            ObjectNode person =
                    list.putObject("mainEntity").put("@type", "Person").put("name", author.name());
            person.put("url", graph.absolute(author.href()));
            put(person, "description", Cards.plain(author.biographyHtml()));
            graph.links(person, "sameAs", author.links());
            Picture portrait = author.picture();
            if (portrait != null && !portrait.missing()) {
                person.set("image", graph.picture(portrait));
            }
        }
        graph.list(list, page.stories());
        return graph.root;
    }

    static ObjectNode of(StaticPage page) {
        Graph graph = new Graph(page.frame());
        graph.page("WebPage", page.heading());
        return graph.root;
    }

    static ObjectNode of(CorrectionsPage page) {
        Graph graph = new Graph(page.frame());
        graph.page("CollectionPage", page.frame().head().title());
        return graph.root;
    }

    static ObjectNode of(StoryPage page) {
        Graph graph = new Graph(page.frame());
        ObjectNode around = graph.page("WebPage", page.headline());
        graph.article(page, around);
        return graph.root;
    }

    // the newsroom and its site --------------------------------------------------------------------------------------

    private void organisation() {
        Publisher publisher = frame.site().publisher();
        ObjectNode newsroom = things.addObject()
                .put("@type", "NewsMediaOrganization")
                .put("@id", newsroom())
                .put("name", frame.site().title())
                .put("url", address + "/");
        put(newsroom, "legalName", publisher.legalName());
        put(newsroom, "foundingDate", publisher.founded());
        put(newsroom, "email", publisher.email());
        put(newsroom, "telephone", publisher.phone());
        put(newsroom, "address", publisher.postalAddress());
        Picture logo = frame.site().logo();
        if (logo != null && !logo.missing()) {
            newsroom.set("logo", picture(logo));
        }
        if (!publisher.profiles().isEmpty()) {
            publisher.profiles().forEach(newsroom.putArray("sameAs")::add);
        }
        publisher.policies().forEach(newsroom::put);
    }

    private void site() {
        ObjectNode site = things.addObject()
                .put("@type", "WebSite")
                .put("@id", address + "/#website")
                .put("url", address + "/")
                .put("name", frame.site().title());
        put(site, "description", frame.site().tagline());
        site.put("inLanguage", frame.words().languageTag());
        refer(site, "publisher", newsroom());
    }

    private String newsroom() {
        return address + "/#newsroom";
    }

    // pages ----------------------------------------------------------------------------------------------------------

    private ObjectNode page(String type, String name) {
        Head head = frame.head();
        ObjectNode page = things.addObject()
                .put("@type", type)
                .put("@id", head.canonical())
                .put("url", head.canonical())
                .put("name", name)
                .put("inLanguage", frame.words().languageTag());
        put(page, "description", head.description());
        refer(page, "isPartOf", address + "/#website");
        if (!head.title().isEmpty()) {
            page.set("breadcrumb", breadcrumb(name));
        }
        return page;
    }

    private ObjectNode breadcrumb(String name) {
        List<Link> way = new ArrayList<>();
        way.add(new Link(frame.words().say("home"), frame.site().home()));
        way.addAll(frame.head().breadcrumb());
        way.add(new Link(name, frame.head().canonical()));
        ObjectNode breadcrumb = JSON.objectNode().put("@type", "BreadcrumbList");
        ArrayNode steps = breadcrumb.putArray("itemListElement");
        for (Link step : way) {
            ObjectNode item = steps.addObject().put("@type", "ListItem").put("position", steps.size());
            item.put("name", step.text());
            put(item, "item", step.href().isEmpty() ? "" : absolute(step.href()));
        }
        return breadcrumb;
    }

    /// The stories that a reader sees on the front, but for those behind a tab.
    private static List<Card> cards(FrontPage page) {
        return page.blocks().stream()
                .flatMap(block -> Stream.of(
                                block.stories().stream(),
                                block.related().stream(),
                                block.voices().stream().map(FrontBlock.Voice::card))
                        .flatMap(cards -> cards))
                .toList();
    }

    private void list(ObjectNode page, List<Card> cards) {
        if (cards.isEmpty() || page.has("mainEntity")) {
            return;
        }
        ObjectNode list = page.putObject("mainEntity").put("@type", "ItemList");
        ArrayNode items = list.putArray("itemListElement");
        cards.forEach(card -> items.addObject()
                .put("@type", "ListItem")
                .put("position", items.size())
                .put("name", card.headline())
                .put("url", absolute(card.href())));
    }

    // stories --------------------------------------------------------------------------------------------------------

    private void article(StoryPage page, ObjectNode around) {
        Head head = frame.head();
        ObjectNode article = things.addObject()
                .put("@type", page.genre().schema())
                .put("@id", head.canonical() + "#article")
                .put("headline", page.headline())
                .put("url", head.canonical());
        refer(article, "mainEntityOfPage", head.canonical());
        put(article, "description", head.description());
        String published = frame.words().machine(page.published());
        var updated = page.updated();
        String modified = updated == null ? published : frame.words().machine(updated);
        article.put("datePublished", published).put("dateModified", modified);
        around.put("datePublished", published).put("dateModified", modified);
        article.put("inLanguage", frame.words().languageTag()).put("isAccessibleForFree", true);
        people(article, page.byline());
        refer(article, "publisher", newsroom());
        Picture lead = page.lead();
        if (lead != null && !lead.missing()) {
            ObjectNode image = picture(lead);
            article.putArray("image").add(image);
            around.set("primaryImageOfPage", image.deepCopy());
        }
        SectionMark section = page.section();
        if (section != null) {
            article.put("articleSection", section.name());
        }
        if (!page.topics().isEmpty()) {
            ArrayNode keywords = article.putArray("keywords");
            page.topics().forEach(topic -> keywords.add(topic.text()));
        }
        if (page.minutes() > 0) {
            article.put("timeRequired", "PT" + page.minutes() + "M");
        }
        if (!page.dateline().isEmpty()) {
            article.put("dateline", page.dateline());
            article.putObject("locationCreated").put("@type", "Place").put("name", place(page.dateline()));
        }
        corrections(article, page.corrections());
        links(article, "citation", page.sources());
        if (page.comments().count() > 0) {
            article.put("commentCount", page.comments().count()).put("discussionUrl", head.canonical() + "#comments");
        }
    }

    /// Each name by itself; what has no byline is the newsroom's.
    private void people(ObjectNode article, List<Person> byline) {
        ArrayNode authors = JSON.arrayNode();
        ArrayNode contributors = JSON.arrayNode();
        for (Person one : byline) {
            ObjectNode person = (one.role().isEmpty() ? authors : contributors).addObject();
            person.put("@type", "Person").put("name", one.name());
            put(person, "url", one.href().isEmpty() ? "" : absolute(one.href()));
            put(person, "sameAs", one.website());
        }
        if (authors.isEmpty()) {
            refer(article, "author", newsroom());
        } else {
            article.set("author", authors);
        }
        if (!contributors.isEmpty()) {
            article.set("contributor", contributors);
        }
    }

    private void corrections(ObjectNode article, List<CorrectionNotice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        ArrayNode corrections = article.putArray("correction");
        for (CorrectionNotice notice : notices) {
            corrections
                    .addObject()
                    .put("@type", "CorrectionComment")
                    .put("text", (notice.wrong() + " " + notice.right()).strip())
                    .put("datePublished", frame.words().machine(notice.at()));
        }
    }

    /// `MOSCOW, March 4` is in Moscow; capitals are only how datelines are set.
    private static String place(String dateline) {
        int comma = dateline.indexOf(',');
        String place = (comma < 0 ? dateline : dateline.substring(0, comma)).strip();
        if (!place.equals(place.toUpperCase(Locale.ROOT))) {
            return place;
        }
        StringBuilder name = new StringBuilder();
        boolean first = true;
        for (int c : place.codePoints().toArray()) {
            name.appendCodePoint(first ? c : Character.toLowerCase(c));
            first = !Character.isLetter(c);
        }
        return name.toString();
    }

    // parts ----------------------------------------------------------------------------------------------------------

    private ObjectNode picture(Picture picture) {
        ObjectNode image = JSON.objectNode().put("@type", "ImageObject").put("url", absolute(picture.largest()));
        image.put("contentUrl", absolute(picture.largest()));
        if (picture.sized()) {
            image.put("width", picture.width()).put("height", picture.height());
        }
        put(image, "caption", Cards.plain(picture.captionHtml()));
        put(image, "description", picture.alt());
        put(image, "creditText", picture.credit());
        rights(image, picture.rights());
        return image;
    }

    /// The first address among the terms is that of the licence, the second where to get one
    /// (developers.google.com/search/docs, image license metadata).
    private static void rights(ObjectNode image, Picture.Rights rights) {
        if (!rights.creator().isEmpty()) {
            image.putObject("creator").put("@type", "Person").put("name", rights.creator());
        }
        put(image, "copyrightNotice", rights.notice());
        List<String> addresses = rights.addresses();
        put(image, "license", addresses.isEmpty() ? "" : addresses.getFirst());
        put(image, "acquireLicensePage", addresses.size() < 2 ? "" : addresses.get(1));
    }

    private void links(ObjectNode thing, String property, List<Link> links) {
        List<String> values = links.stream()
                .map(link -> link.href().isEmpty() ? link.text() : absolute(link.href()))
                .toList();
        if (!values.isEmpty()) {
            values.forEach(thing.putArray(property)::add);
        }
    }

    private String absolute(String href) {
        return href.startsWith("/") ? address + href : href;
    }

    private static void refer(ObjectNode thing, String property, String id) {
        thing.putObject(property).put("@id", id);
    }

    private static void put(ObjectNode thing, String property, @Nullable String content) {
        if (content != null && !content.isEmpty()) {
            thing.put(property, content);
        }
    }
}
