package press.dateline.bench;

import java.util.List;
import java.util.Map;

/// One of those who are measured beside each other: where it serves which page, and the processes that do it.
///
/// @param pages addresses by the names of the pages; one that a peer does not have is left out
/// @param children all programs that work for it; the kernel's account of them is what a request costs
record Peer(String name, int port, Map<Peers.Kind, String> pages, List<Child> children) {
    String url(Peers.Kind page) {
        return "http://127.0.0.1:" + port + pages.get(page);
    }

    long cpuNanos() {
        return children.stream()
                .mapToLong(child -> Kernel.cpu(child.handle()).toNanos())
                .sum();
    }

    long megabytes() {
        return children.stream()
                .mapToLong(child -> Kernel.familyMegabytes(child.handle()))
                .sum();
    }
}
