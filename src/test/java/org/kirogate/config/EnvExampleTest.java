package org.kirogate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example file that operators copy says what the program reads: each variable, its meaning and its default. */
class EnvExampleTest {
    private static final Path EXAMPLE = Path.of("tomcat-conf", "kirogate.env.example");

    @Test
    void everyVariableHasItsLineWithMeaningAndDefault() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE);
        List<String> expected = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String meaning = "# " + setting.description();
            int at = lines.indexOf(meaning);
            assertTrue(at >= 0, "no line '" + meaning + "' for " + setting);
            String assignment = lines.get(at + 1);
            String shown = assignment.startsWith("#") ? assignment.substring(1) : assignment;
            if (!setting.defaultValue().isEmpty()) {
                assertEquals("#" + setting + "=" + setting.defaultValue(), assignment);
            }
            assertTrue(shown.startsWith(setting + "="), setting + " is not assigned below its meaning");
            expected.add(setting.name());
        }
        List<String> named = lines.stream()
                .filter(line -> line.matches("#?[A-Z][A-Z_]*=.*"))
                .map(line -> line.replaceFirst("^#", "").replaceFirst("=.*", ""))
                .toList();
        assertEquals(expected, named);
    }

    @Test
    void theReadmeNamesEveryVariable() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Setting setting : Setting.values()) {
            assertTrue(readme.contains("`" + setting + "`"), "README.md does not name " + setting);
        }
    }
}
