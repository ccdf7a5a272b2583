package press.dateline.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import press.dateline.feed.Channel.Author;
import press.dateline.feed.Channel.Entry;
import press.dateline.feed.Channel.Picture;

/// JSON Feed 1.1 (jsonfeed.org/version/1.1).
final class JsonFeed {
    private JsonFeed() {}

    static String write(Channel channel) {
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", channel.title());
        feed.put("home_page_url", channel.home());
        feed.put("feed_url", channel.self());
        putIfAny(feed, "description", channel.description());
        feed.put("language", channel.language());
        if (!channel.hub().isEmpty()) {
            feed.putArray("hubs").addObject().put("type", "WebSub").put("url", channel.hub());
        }
        ArrayNode items = feed.putArray("items");
        channel.entries().forEach(entry -> item(items.addObject(), entry));
        return feed.toString();
    }

    private static void item(ObjectNode item, Entry entry) {
        item.put("id", entry.id());
        item.put("url", entry.url());
        item.put("title", entry.title());
        if (entry.copy().isEmpty()) {
            item.put("content_text", entry.summary());
        } else {
            item.put("content_html", entry.copy());
            putIfAny(item, "summary", entry.summary());
        }
        item.put("date_published", entry.published().toString());
        if (entry.updated().isAfter(entry.published())) {
            item.put("date_modified", entry.updated().toString());
        }
        if (!entry.authors().isEmpty()) {
            ArrayNode authors = item.putArray("authors");
            for (Author author : entry.authors()) {
                putIfAny(authors.addObject().put("name", author.name()), "url", author.url());
            }
        }
        if (!entry.categories().isEmpty()) {
            entry.categories().forEach(item.putArray("tags")::add);
        }
        Picture picture = entry.picture();
        if (picture != null) {
            item.put("image", picture.url());
        }
    }

    private static void putIfAny(ObjectNode thing, String name, String content) {
        if (!content.isEmpty()) {
            thing.put(name, content);
        }
    }
}
