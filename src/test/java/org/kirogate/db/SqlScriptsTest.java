package org.kirogate.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlScriptsTest {

    @Test
    void theIndexNamesExactlyTheScriptsOfTheFolder() throws IOException {
        List<String> loaded = SqlScripts.load(getClass().getClassLoader()).stream().map(SqlScript::name).toList();
        try (Stream<Path> files = Files.list(Path.of("sql"))) {
            List<String> present = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("index.txt")).sorted().toList();
            assertEquals(present, loaded);
        }
    }

    @Test
    void everyColumnThatCountsOrTellsATimeSaysItsUnit() {
        List<String> silent = SqlScripts.load(getClass().getClassLoader()).stream()
                .flatMap(script -> script.statements().stream())
                .filter(statement -> statement.startsWith("CREATE TABLE"))
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.matches("\\w+ (TINYINT\\(?|SMALLINT|INT|BIGINT|DECIMAL|DOUBLE|FLOAT)\\b.*"))
                .filter(line -> !line.matches("(\\w*id|is_\\w+) .*") && !line.contains("COMMENT '"))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void aMissingScriptAndAWrongOrderAreTold() {
        Map<String, String> missing = Map.of("sql/index.txt", "V001__a.sql");
        SchemaException e = assertThrows(SchemaException.class, () -> SqlScripts.load(new TextLoader(missing)));
        assertTrue(e.getMessage().contains("sql/V001__a.sql"));
        Map<String, String> twice = Map.of("sql/index.txt", "V002__a.sql\nV002__b.sql\n",
                "sql/V002__a.sql", "SELECT 1", "sql/V002__b.sql", "SELECT 1");
        assertThrows(SchemaException.class, () -> SqlScripts.load(new TextLoader(twice)));
        Map<String, String> misnamed = Map.of("sql/index.txt", "V2__a.sql", "sql/V2__a.sql", "SELECT 1");
        assertThrows(SchemaException.class, () -> SqlScripts.load(new TextLoader(misnamed)));
    }

    private static final class TextLoader extends ClassLoader {
        private final Map<String, String> texts;

        TextLoader(Map<String, String> texts) {
            super(null);
            this.texts = texts;
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            String text = texts.get(name);
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
