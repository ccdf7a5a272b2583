package press.dateline.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import press.dateline.wordpress.WxrEntry.Item;
import press.dateline.wordpress.WxrEntry.Meta;

/// Which of an item's meta values are kept as custom fields: all but those that became something of ours, and those
/// that WordPress notes for its own running.
final class CustomFields {
    private static final Set<String> BECAME_OURS = Set.of(
            "_thumbnail_id",
            "_wp_attached_file",
            "_wp_attachment_metadata",
            "_wp_attachment_image_alt",
            "_wp_old_slug",
            "_wp_old_date",
            "_yoast_wpseo_title",
            "_yoast_wpseo_metadesc",
            "rank_math_title",
            "rank_math_description",
            "footnotes");
    private static final Set<String> FLEETING = Set.of(
            "_edit_lock",
            "_edit_last",
            "_pingme",
            "_encloseme",
            "_wp_desired_post_slug",
            "_wp_trash_meta_status",
            "_wp_trash_meta_time",
            "_wp_suggested_privacy_policy_content",
            "_publicize_pending",
            "_rest_api_published",
            "_rest_api_client_id",
            "_elasticsearch_indexed_on",
            "_elementor_css");

    private CustomFields() {}

    record Field(String name, String content) {}

    /// Whether it changes without anyone changing the item.
    static boolean isFleeting(String key) {
        return FLEETING.contains(key) || key.startsWith("_oembed_");
    }

    /// The fields of an item, with the terms of taxonomies that the newsroom has no place for.
    static List<Field> of(Item item, List<Filings.Filed> filings) {
        List<Field> fields = new ArrayList<>();
        for (Meta meta : item.meta())
            if (!isFleeting(meta.key())
                    && !BECAME_OURS.contains(meta.key())
                    && !meta.key().isEmpty()) fields.add(new Field(meta.key(), meta.value()));
        for (Filings.Filed filed : filings)
            if (filed.taxonomy().equals(Filings.OTHER)) fields.add(new Field(filed.domain(), filed.name()));
        return fields;
    }
}
