package press.dateline.settings;

import java.util.List;

/// One line of a menu with what hangs below it. Its address is already resolved: what is not public is left out, and
/// its children move up.
public record MenuEntry(String label, String address, List<MenuEntry> children) {}
