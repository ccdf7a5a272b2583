package press.dateline.cli;

import static press.dateline.store.tables.Tables.STORY;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.dateline.ledger.Chain;
import press.dateline.ledger.Head;
import press.dateline.ledger.HeadKey;
import press.dateline.ledger.Heads;
import press.dateline.ledger.Ledger;
import press.dateline.ledger.StoryProof;
import press.dateline.store.Faults;

/// `dateline ledger`: proves that the records of what was done are what was written, beside a running `serve` too.
@Command(
        name = "ledger",
        description = "Check the records of what was done, and hand them out with proof.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LedgerCommand.Verify.class,
            LedgerCommand.Export.class,
            LedgerCommand.Now.class,
            LedgerCommand.Key.class,
            LedgerCommand.Forget.class
        })
final class LedgerCommand {
    private static final String COMMAND = "dateline ledger";

    /// `dateline ledger verify`.
    @Command(
            name = "verify",
            description = {
                "Look whether every record is as it was written.",
                "A tail that was cut off, or a ledger written anew, shows against a head that was published before."
            },
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Option(
                names = "--against",
                paramLabel = "HEAD",
                description = "file with heads that were published, as /ledger.txt has them; may be repeated")
        List<Path> against = List.of();

        @Option(
                names = "--key",
                paramLabel = "KEY",
                description = "the key they must be signed by, as ledger key prints it")
        @Nullable
        String key;

        @Override
        public Integer call() {
            List<Head> heads =
                    against.stream().flatMap(file -> heads(file).stream()).toList();
            heads.forEach(this::refuseUnsigned);
            return data.toRead((newsroom, out) -> {
                Chain.Verdict verdict = newsroom.database().read(sql -> Chain.verify(sql, heads));
                verdict.fault().ifPresent(fault -> {
                    throw new Failures.Refusal("the ledger is not what it was: " + fault);
                });
                out.printf(
                        Locale.ROOT,
                        "%,d records, each as it was written%s%nroot %s%n",
                        verdict.records(),
                        heads.isEmpty() ? "" : ", and the same as in " + heads.size() + " published heads",
                        verdict.root());
                return 0;
            });
        }

        private void refuseUnsigned(Head head) {
            try {
                if (key != null && !HeadKey.signed(head, key)) {
                    throw new Failures.Refusal("the head of " + head.at() + " is not signed by " + key);
                }
            } catch (IllegalArgumentException unfit) {
                throw new Failures.Refusal("--key: " + unfit.getMessage());
            }
        }

        private static List<Head> heads(Path file) {
            try {
                List<Head> heads = Head.read(Files.readString(file));
                if (heads.isEmpty()) {
                    throw new Failures.Refusal("--against " + file + " holds no head of a ledger");
                }
                return heads;
            } catch (IOException e) {
                throw new Failures.Refusal("--against " + file + " cannot be read (" + Faults.reason(e) + ")");
            } catch (IllegalArgumentException unfit) {
                throw new Failures.Refusal("--against " + file + ": " + unfit.getMessage());
            }
        }
    }

    /// `dateline ledger export STORY`.
    @Command(
            name = "export",
            description = "Print what the ledger says of a story as JSON, with what others need to check it.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "STORY", description = "number of the story, or its path")
        String story = "";

        @Override
        public Integer call() {
            return data.toRead((newsroom, out) -> {
                Head head = heads(newsroom).now();
                out.print(newsroom.database().<String>read(sql -> {
                    String subject = subject(sql);
                    if (Ledger.of(sql, subject).isEmpty()) {
                        throw new Failures.Refusal("the ledger has no record of " + subject);
                    }
                    return StoryProof.write(sql, subject, head);
                }));
                return 0;
            });
        }

        private String subject(DSLContext sql) {
            Optional<Long> found = story.matches("\\d{1,18}")
                    ? Optional.of(Long.parseLong(story))
                    : sql.select(STORY.ID)
                            .from(STORY)
                            .where(STORY.PATH.eq(story))
                            .fetchOptional(STORY.ID);
            return "story:"
                    + found.orElseThrow(() -> new Failures.Refusal("there is no story at “" + story
                            + "”; give its number, or its path such as /2024/03/04/pier-reopens/"));
        }
    }

    /// `dateline ledger head`.
    @Command(
            name = "head",
            description = "Print the head of the ledger as it is now, to be kept somewhere else.",
            mixinStandardHelpOptions = true)
    static final class Now implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.toRead((newsroom, out) -> {
                out.print(heads(newsroom).now().note());
                return 0;
            });
        }
    }

    /// `dateline ledger key FILE`.
    @Command(
            name = "key",
            description = {
                "Make a key to sign heads by, and print what others check them by.",
                "DATELINE_LEDGER_KEY=FILE has serve sign. A file that is there is left as it is."
            },
            mixinStandardHelpOptions = true)
    static final class Key implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "FILE", description = "where to keep it, outside the data folder")
        Path file = Path.of("");

        @Override
        public Integer call() {
            LedgerKey.refuseWithin(data.folder(), file, "FILE");
            return data.toRead((newsroom, out) -> {
                make();
                HeadKey key = LedgerKey.of(Map.of(LedgerKey.VARIABLE, file.toString()), data.folder())
                        .orElseThrow();
                new Heads(newsroom.database(), key).verifier().ifPresent(out::println);
                return 0;
            });
        }

        private void make() {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HeadKey.make(), StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException kept) {
                // It is printed what it is checked by.
            } catch (IOException e) {
                throw new Failures.Refusal("cannot write " + file + " (" + Faults.reason(e) + ")");
            }
        }
    }

    /// `dateline ledger forget NAME`.
    @Command(
            name = "forget",
            description = "Take a name out of all records, for good. The chain stays whole.",
            mixinStandardHelpOptions = true)
    static final class Forget implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "NAME", description = "the name as it stands in the records")
        String name = "";

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                int forgotten = newsroom.database().write(transaction -> Ledger.forget(transaction, name));
                out.println("taken out of the ledger in places: " + forgotten);
                return 0;
            });
        }
    }

    private static Heads heads(Newsroom newsroom) {
        return new Heads(
                newsroom.database(),
                LedgerKey.of(System.getenv(), newsroom.folder().root()).orElse(null));
    }
}
