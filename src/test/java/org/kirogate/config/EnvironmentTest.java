package org.kirogate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void linesAreNameAndValueWithQuotesAndComments() {
        assertEquals(
                Map.of("A", "1", "B", "two words", "C", "a \"quoted\"\nline", "D", "raw \\n # kept", "E", "a#b",
                        "F", "",
                        "G", "x=y", "H", "8"),
                EnvFile.parse("""
                        # a comment
                        A=1
                          B = two words   # said why

                        C="a \\"quoted\\"\\nline" # behind
                        D='raw \\n # kept'
                        E=a#b
                        F=
                        G=x=y
                        export H=8
                        """, ".env"));
    }

    @Test
    void g22TheStrategyIsReadAsTheGuideWritesIt() {
        assertEquals(Map.of("TOKEN_ALLOCATION_STRATEGY", "round_robin"),
                EnvFile.parse("TOKEN_ALLOCATION_STRATEGY=\"round_robin\"", ".env"));
    }

    @Test
    void byteOrderMarksAndOtherLineEndsAreTaken() {
        assertEquals(Map.of("A", "1", "B", "2"), EnvFile.parse("\uFEFFA=1\r\nB=2\r\n", ".env"));
    }

    @Test
    void everyBadLineIsToldWithItsNumberAndWithoutItsText() {
        ConfigException e = assertThrows(
                ConfigException.class, () -> EnvFile.parse("A=1\nsecret-without-name\n2X=1\n=y\n", "my.env"));
        for (int line = 2; line <= 4; line++) {
            assertTrue(e.getMessage().contains("line " + line + " of my.env"));
        }
        assertFalse(e.getMessage().contains("secret-without-name"));
    }

    @Test
    void aQuoteThatIsNotClosedStopsTheStart() {
        ConfigException e = assertThrows(
                ConfigException.class, () -> EnvFile.parse("A=\"open\nB='open\nC=\"\"\n", ".env"));
        assertTrue(e.getMessage().contains("line 1 of .env opens a quote"), e.getMessage());
        assertTrue(e.getMessage().contains("line 2 of .env opens a quote"), e.getMessage());
        assertFalse(e.getMessage().contains("line 3"), e.getMessage());
    }

    @Test
    void theProcessWinsOverTheFile() throws IOException {
        Files.writeString(folder.resolve(".env"), "A=file\nB=file\n");
        Map<String, String> values = Environment.load(Map.of("A", "process"), folder, "");
        assertEquals("process", values.get("A"));
        assertEquals("file", values.get("B"));
    }

    @Test
    void theNamedFileComesBeforeTheFolderAndThatBeforeTomcat() throws IOException {
        Path tomcat = Files.createDirectories(folder.resolve("tomcat/conf")).getParent();
        Files.writeString(tomcat.resolve("conf/kirogate.env"), "A=tomcat\n");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals("tomcat", Environment.load(Map.of(), empty, tomcat.toString()).get("A"));
        Files.writeString(folder.resolve(".env"), "A=folder\n");
        assertEquals("folder", Environment.load(Map.of(), folder, tomcat.toString()).get("A"));
        Path named = Files.writeString(folder.resolve("named.env"), "A=named\n");
        assertEquals("named",
                Environment.load(Map.of("KIROGATE_ENV_FILE", named.toString()), folder, tomcat.toString()).get("A"));
        assertEquals(Map.of(), Environment.load(Map.of(), empty, ""));
    }

    @Test
    void aNamedFileThatIsMissingStopsTheStart() {
        Map<String, String> process = Map.of("KIROGATE_ENV_FILE", folder.resolve("missing").toString());
        assertThrows(ConfigException.class, () -> Environment.load(process, folder, ""));
    }

    @Test
    void aSecretMayComeFromAFileAndAValueWins() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from file\n");
        assertEquals("from file",
                ConfigLoader.load(ConfigFixture.with("DB_PASSWORD_FILE", file.toString())).database().password());
        Map<String, String> both = ConfigFixture.with("DB_PASSWORD_FILE", file.toString());
        both.put("DB_PASSWORD", "itself");
        assertEquals("itself", ConfigLoader.load(both).database().password());
    }

    @Test
    void aSecretFileThatCannotBeReadStopsTheStart() {
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigLoader.load(
                ConfigFixture.with("ADMIN_PASSWORD_FILE", folder.resolve("missing").toString())));
        assertTrue(e.getMessage().contains("ADMIN_PASSWORD_FILE"));
    }
}
