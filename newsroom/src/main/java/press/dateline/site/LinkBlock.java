package press.dateline.site;

import java.util.List;

/// A headed list of links, as in a sidebar: topics, months of the archive, corrections.
///
/// @param heading as printed
/// @param links in their order; the block is left out when there are none
public record LinkBlock(String heading, List<Link> links) {
    public LinkBlock {
        links = List.copyOf(links);
    }
}
