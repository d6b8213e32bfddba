package org.kirogate.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kirogate.json.Json;

/** {@code tomcat-conf/logging.properties} with Tomcat's own log manager, in a process of its own. */
class LogFormsIT {
    private static final String TEXT = "handlers = 1text.";
    private static final String JSON = "#handlers = 2json.";

    @TempDir
    private Path folder;

    /** What the other process logs. */
    static final class Program {
        private Program() {}

        /** Logs three lines. */
        public static void main(String[] arguments) {
            Logger.getLogger("org.kirogate.requests").info("request=req_1 key_name=\"团队 \\\"a\\\"\"");
            Logger.getLogger("org.kirogate.web").log(
                    Level.SEVERE, "two\nlines", new IllegalStateException("a \"reason\"\n", new IOException("\t")));
            System.getLogger("org.kirogate.alert").log(System.Logger.Level.WARNING, "token {0} is {1}", "9", "invalid");
        }
    }

    @Test
    void oneLineSwitchesFileAndConsoleToJson() throws Exception {
        List<String> properties = Files.readAllLines(Path.of("tomcat-conf", "logging.properties"));
        assertEquals(1, properties.stream().filter(line -> line.startsWith(TEXT)).count());
        assertEquals(1, properties.stream().filter(line -> line.startsWith(JSON)).count());
        String console = logged(properties.stream()
                .filter(line -> !line.startsWith(TEXT))
                .map(line -> line.startsWith(JSON) ? line.substring(1) : line)
                .toList());
        List<JsonObject> lines = console.lines().map(Json::object).toList();
        assertEquals(messages(lines), messages(file().lines().map(Json::object).toList()));
        assertEquals(3, lines.size(), console);
        assertEquals("request=req_1 key_name=\"团队 \\\"a\\\"\"", lines.get(0).get("message").getAsString());
        assertEquals("INFO", lines.get(0).get("level").getAsString());
        assertEquals("two\nlines", lines.get(1).get("message").getAsString());
        assertTrue(lines.get(1).get("throwable").toString().contains("IllegalStateException"), console);
        assertEquals("token 9 is invalid", lines.get(2).get("message").getAsString());
    }

    @Test
    void asItComesItIsForPeople() throws Exception {
        String console = logged(Files.readAllLines(Path.of("tomcat-conf", "logging.properties")));
        for (String text : List.of(console, file())) {
            assertTrue(text.matches("(?s)\\d\\d-\\w{3}-\\d{4} .* INFO \\[.*request=req_1 .*"), text);
        }
    }

    private static List<String> messages(List<JsonObject> lines) {
        return lines.stream().map(line -> line.get("level").getAsString() + " " + line.get("message").getAsString()).toList();
    }

    private String logged(List<String> properties) throws IOException, InterruptedException {
        Path settings = Files.write(folder.resolve("logging.properties"), properties);
        Path console = folder.resolve("console");
        Files.createDirectories(folder.resolve("logs"));
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                "-Dfile.encoding=UTF-8",
                "-Dcatalina.base=" + folder,
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Djava.util.logging.config.file=" + settings,
                Program.class.getName())
                .redirectErrorStream(true).redirectOutput(console.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
        return Files.readString(console);
    }

    private String file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            return Files.readString(all.get(0));
        }
    }
}
