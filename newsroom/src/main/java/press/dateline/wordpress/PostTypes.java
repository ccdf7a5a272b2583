package press.dateline.wordpress;

import java.util.Map;
import java.util.Optional;

/// What becomes of each post type of WordPress and its plug-ins.
final class PostTypes {
    enum Kind {
        STORY,
        PAGE,
        MEDIA,
        MENU_LINE,
        PATTERN,
        REVISION,
        SKIPPED
    }

    /// The types that do not come along, each with its reason. `docs/moving-from-wordpress.md` lists the same.
    static final Map<String, String> SKIPPED = Map.ofEntries(
            Map.entry("customize_changeset", "settings of the old theme"),
            Map.entry("custom_css", "style sheet of the old theme"),
            Map.entry("wp_global_styles", "styles of the old theme"),
            Map.entry("wp_template", "template of the old theme"),
            Map.entry("wp_template_part", "template of the old theme"),
            Map.entry("wp_navigation", "menu of the old theme's blocks; menus of the menu editor are taken over"),
            Map.entry("wp_font_family", "font of the old theme"),
            Map.entry("wp_font_face", "font of the old theme"),
            Map.entry("oembed_cache", "cache of embedded pages"),
            Map.entry("user_request", "a person's request about their data; answered at the old site"),
            Map.entry("acf-field", "definition of a field; the values are taken over with their items"),
            Map.entry("acf-field-group", "definition of fields; the values are taken over with their items"),
            Map.entry("acf-post-type", "definition of a post type; the items are taken over"),
            Map.entry("acf-taxonomy", "definition of a taxonomy; the terms are taken over with their items"),
            Map.entry("feedback", "message sent by a reader through a contact form, not for the public"),
            Map.entry("wpcf7_contact_form", "contact form of a plug-in"),
            Map.entry("wpforms", "contact form of a plug-in"),
            Map.entry("mc4wp-form", "sign-up form of a plug-in"),
            Map.entry("elementor_library", "template of a page builder"),
            Map.entry("et_pb_layout", "template of a page builder"),
            Map.entry("shop_order", "order of a shop, not for the public"),
            Map.entry("shop_order_refund", "order of a shop, not for the public"),
            Map.entry("shop_coupon", "coupon of a shop, not for the public"),
            Map.entry("scheduled-action", "background work of a plug-in"),
            Map.entry("jp_img_sitemap", "sitemap of a plug-in"),
            Map.entry("jp_sitemap", "sitemap of a plug-in"),
            Map.entry("jp_sitemap_master", "sitemap of a plug-in"));

    private PostTypes() {}

    /// Types that we do not know are kept as pages: they answer at their address and stand in no list, as they did.
    static Kind kind(String type) {
        return switch (type) {
            case "", "post" -> Kind.STORY;
            case "attachment" -> Kind.MEDIA;
            case "nav_menu_item" -> Kind.MENU_LINE;
            case "wp_block" -> Kind.PATTERN;
            case "revision" -> Kind.REVISION;
            default -> SKIPPED.containsKey(type) ? Kind.SKIPPED : Kind.PAGE;
        };
    }

    /// Whether it is one that WordPress does not have by itself.
    static boolean isForeign(String type) {
        return kind(type) == Kind.PAGE && !type.equals("page");
    }

    static Optional<String> whySkipped(String type) {
        return Optional.ofNullable(SKIPPED.get(type));
    }
}
