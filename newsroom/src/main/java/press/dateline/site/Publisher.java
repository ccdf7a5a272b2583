package press.dateline.site;

import java.util.List;
import java.util.Map;

/// Who publishes the site, as programs are told.
///
/// @param address the site's absolute address without a slash at the end; empty while it is not known
/// @param legalName as registered, or empty
/// @param postalAddress in one line, or empty
/// @param email where readers write to, or empty
/// @param phone where readers call, or empty
/// @param founded a year or a day, or empty
/// @param profiles its addresses elsewhere
/// @param policies where each can be read, by the name that schema.org gives it
public record Publisher(
        String address,
        String legalName,
        String postalAddress,
        String email,
        String phone,
        String founded,
        List<String> profiles,
        Map<String, String> policies) {
    public Publisher {
        profiles = List.copyOf(profiles);
        policies = Map.copyOf(policies);
    }
}
