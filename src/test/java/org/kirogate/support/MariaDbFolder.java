package org.kirogate.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The files of one MariaDB server, and how its program is called on them. */
final class MariaDbFolder {

    private static final int LOG_LINES = 15;
    private static final int PREPARE_SECONDS = 120;

    private final MariaDbHome home;
    private final Path folder;

    MariaDbFolder(MariaDbHome home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    Path pidFile() {
        return folder.resolve("mariadb.pid");
    }

    private Path data() {
        return folder.resolve("db");
    }

    private Path log() {
        return folder.resolve("mariadb.log");
    }

    /** Makes the folders and, where there is no data yet, the system tables. */
    void prepare(List<String> options) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        Files.deleteIfExists(log());
        if (Files.isDirectory(data())) {
            return;
        }
        // Made beside and moved when whole: a start that was cut short leaves nothing half made.
        Path unfinished = folder.resolve("db-unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        List<String> bootstrap = new ArrayList<>(options);
        bootstrap.addAll(List.of("--bootstrap", "--enforce-storage-engine="));
        Process process = launch(unfinished, bootstrap);
        try (OutputStream statements = process.getOutputStream()) {
            statements.write("CREATE DATABASE mysql;\nUSE mysql;\n".getBytes(StandardCharsets.UTF_8));
            Files.copy(home.systemTables(), statements);
        } catch (IOException e) {
            throw new IOException(lastLog(), e);
        }
        if (exitCode(process) != 0) {
            throw new IOException("making its system tables failed. It said last:\n" + lastLog());
        }
        Files.move(unfinished, data());
    }

    /** Writes the statements that a start runs first; they hold a password, so the file is deleted after the start. */
    Path writeAccounts(String user, String password) throws IOException {
        String account = "'" + user + "'@'127.0.0.1'";
        Path file = Files.createTempFile(folder, "accounts", ".sql");
        return Files.writeString(file, "CREATE OR REPLACE USER " + account + " IDENTIFIED BY '" + password + "';\n"
                + "GRANT ALL ON *.* TO " + account + " WITH GRANT OPTION;\n");
    }

    Process launch(List<String> options) throws IOException {
        return launch(data(), options);
    }

    private Process launch(Path data, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.server().toString(), "--no-defaults", "--console",
                "--basedir=" + home.base(), "--lc-messages-dir=" + home.share(),
                "--character-sets-dir=" + home.share().resolve("charsets"), "--datadir=" + data,
                "--tmpdir=" + folder.resolve("tmp"), "--max-allowed-packet=64M", "--performance-schema=OFF"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.base().toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            builder.environment().put("DYLD_FALLBACK_LIBRARY_PATH", home.base().resolve("libs").toString());
        }
        return builder.start();
    }

    private static int exitCode(Process process) throws IOException {
        try {
            if (process.waitFor(PREPARE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("making its system tables took more than " + PREPARE_SECONDS + " seconds");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making its system tables", e);
        }
    }

    /** The last lines of the server's log. */
    String lastLog() throws IOException {
        if (!Files.exists(log())) {
            return "(nothing)";
        }
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
        }
    }
}
