package press.dateline.cli;

import java.util.Optional;
import press.dateline.delivery.Folder;
import press.dateline.delivery.FoundFile;
import press.dateline.delivery.Page;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.PageRenderer;
import press.dateline.media.Print;
import press.dateline.media.Prints;
import press.dateline.site.Place;
import press.dateline.site.PublicSite;
import press.dateline.store.Reading;

/// Makes whatever a public address answers: the file where it leads to one, and the site's page everywhere else.
/// Thread-safe.
final class PagesAndFiles implements PageRenderer {
    private static final String MEDIA = "/media/";
    private static final String UPLOADS = "/wp-content/uploads/";

    private final PublicSite site;
    private final Folder media;
    private final Folder printed;
    private final Prints prints;

    /// @param media the files of the media store
    /// @param printed the folder of `prints`
    PagesAndFiles(PublicSite site, Folder media, Folder printed, Prints prints) {
        this.site = site;
        this.media = media;
        this.printed = printed;
        this.prints = prints;
    }

    @Override
    public Page render(PageKey key) {
        boolean isFile = key.path().startsWith(MEDIA) || key.path().contains(UPLOADS);
        if (isFile && site.resolve(key) instanceof Place.File(String path)) {
            Optional<FoundFile> file = file(path);
            if (file.isPresent()) {
                return Page.file(file.get());
            }
        }
        if (isFile) {
            // The log does not tell of every file that comes.
            Reading.doNotKeep();
        }
        return site.render(key);
    }

    private Optional<FoundFile> file(String path) {
        Optional<Print> print = Print.at(path);
        return print.isEmpty()
                ? media.find(path.substring(1))
                : prints.make(print.get()).flatMap(printed::find).or(() -> prints.instead(print.get())
                        .flatMap(media::find));
    }

    @Override
    public Optional<Page> failed() {
        return site.failed();
    }
}
