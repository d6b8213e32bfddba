package org.kirogate.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.dialect.responses.ResponsesDialect;
import org.kirogate.json.Json;

/** The folders under {@code src/test/resources/wire}: one a case, below the name of its dialect. */
final class WireCases {
    private static final Path ROOT = Path.of("src", "test", "resources", "wire");

    /** One folder. */
    record Case(Dialect dialect, Path folder) {
        boolean has(String file) {
            return Files.exists(folder.resolve(file));
        }

        String read(String file) {
            try {
                return Files.readString(folder.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The request that is answered: the case's own, or a small one. */
        DialectRequest asked(EventScript script) {
            if (has("asked.json")) {
                return dialect.readRequest(Json.object(read("asked.json")), RequestHints.NONE);
            }
            return WireCases.asked(dialect, script.usage());
        }

        ReplyHead head() {
            return new ReplyHead("0123456789", "req_1", "claude-sonnet-4-5", Instant.ofEpochSecond(1_760_000_000), 42);
        }

        @Override
        public String toString() {
            return dialect.name() + "/" + folder.getFileName();
        }
    }

    private WireCases() {}

    /** A small request of a dialect; {@code usage} where the dialect leaves that to the caller. */
    static DialectRequest asked(Dialect dialect, boolean usage) {
        String body = "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                + "\"input\":\"hi\",\"include\":[\"reasoning.encrypted_content\",\"web_search_call.action.sources\"],"
                + "\"stream\":true,\"stream_options\":{\"include_usage\":" + usage + "}}";
        return dialect.readRequest(Json.object(body), RequestHints.NONE);
    }

    /** All folders that hold {@code file}, in order of their names; at least one. */
    static List<Case> with(String file) {
        List<Case> cases = Stream.of(new OpenAiDialect(), new ResponsesDialect(), new AnthropicDialect())
                .flatMap(dialect -> folders(dialect).stream())
                .filter(each -> each.has(file))
                .toList();
        if (cases.isEmpty()) {
            throw new IllegalStateException("no wire case has a " + file + " under " + ROOT.toAbsolutePath());
        }
        return cases;
    }

    private static List<Case> folders(Dialect dialect) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(dialect.name()))) {
            return folders.sorted().map(folder -> new Case(dialect, folder)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
