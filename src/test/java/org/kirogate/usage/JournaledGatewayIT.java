package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.usage.journal.Entry;
import org.kirogate.usage.journal.Journal;
import org.kirogate.usage.journal.JournalPart;

/** What the journal of a gateway holds while a request is in flight, and after it ended in order. */
class JournaledGatewayIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path copy;

    @Test
    void aRequestInFlightIsInTheJournalAsSoonAsItsCallerWasLetIn() throws IOException, InterruptedException {
        Map<String, String> journal = Map.of("USAGE_JOURNAL_DIR", folder.toString(), "PING_INTERVAL", "1");
        try (RunningGateway gateway = RunningGateway.start("", journal)) {
            Person owner = gateway.person("owner");
            long token = owner.token("shared", true);
            String key = gateway.superKey(owner, "k").get("key").getAsString();
            HttpResponse<InputStream> answer = gateway.http().open(
                    "/v1/messages", Http.ask("[[slow:1]] [[long:40]]", true).toString(), "x-api-key", key);
            assertTrue(gateway.gate(1).reached(20));
            String id = Http.header(answer, "x-request-id");

            Files.copy(segment(), Files.createDirectory(copy.resolve("0")).resolve(segment().getFileName()));
            try (Journal seen = Journal.open(copy, 10, InstantSource.system())) {
                JournalPart left = seen.parts().get(0);
                List<Entry> open = left.read(10);
                assertEquals(List.of(id), open.stream().map(Entry::id).toList());
                UsageRecord killed = RecordBytes.start(id, open.get(0).body()).killed();
                assertEquals("anthropic", killed.route().dialect());
                assertEquals(owner.id(), killed.who().userId());
                assertTrue(killed.who().superKey());
            }

            gateway.gate(1).open();
            String text = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("message_stop"), text);
            Map<String, String> row = gateway.usage(id);
            assertEquals(List.of("ok", "" + token), List.of(row.get("outcome"), row.get("tokens_tried")));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(0, files.filter(file -> file.toString().endsWith(".journal")).count(), "all is carried");
        }
    }

    @Test
    void aRequestThatIsRefusedAtTheDoorBeginsInTheJournalBeforeItsClientIsTold()
            throws IOException, InterruptedException {
        Map<String, String> journal = Map.of("USAGE_JOURNAL_DIR", folder.toString(), "PING_INTERVAL", "1");
        try (RunningGateway gateway = RunningGateway.start("", journal)) {
            Person owner = gateway.person("owner");
            owner.token("shared", true);
            JsonObject made = gateway.superKey(owner, "one at a time");
            JsonObject limit = new JsonObject();
            limit.addProperty("max_concurrency", 1);
            gateway.admin("PATCH", "/admin/api/super-api-keys/" + made.get("id"), limit);
            String key = made.get("key").getAsString();
            HttpResponse<InputStream> first = gateway.http().open(
                    "/v1/messages", Http.ask("[[slow:1]] [[long:40]]", true).toString(), "x-api-key", key);
            assertTrue(gateway.gate(1).reached(20));

            HttpResponse<InputStream> refused = gateway.http().open(
                    "/v1/messages", Http.ask("hello", false).toString(), "x-api-key", key);
            String id = Http.header(refused, "x-request-id");
            assertEquals(429, refused.statusCode());
            assertTrue(timesInJournal(id) > 0, "nothing is noted, and the client knows");
            assertEquals("refused", gateway.usage(id).get("outcome"));
            assertEquals(2, timesInJournal(id), "one note of its beginning, one of its end");
            gateway.gate(1).open();
            first.body().readAllBytes();
        }
    }

    private int timesInJournal(String id) throws IOException {
        String bytes = new String(Files.readAllBytes(segment()), StandardCharsets.ISO_8859_1);
        return bytes.split(Pattern.quote(id), -1).length - 1;
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal")).findFirst().orElseThrow();
        }
    }
}
