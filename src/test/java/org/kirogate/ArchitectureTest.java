package org.kirogate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the plan of the house: which room may import which, who sees servlets, SQL, sockets and threads. */
class ArchitectureTest {
    private static final String BASE = "org.kirogate.";

    /** Room to the rooms it may import; the README's map shows the same. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry("fault", List.of()),
            Map.entry("config", List.of()),
            Map.entry("json", List.of("fault")),
            Map.entry("chat", List.of()),
            Map.entry("secret", List.of("fault")),
            Map.entry("db", List.of("config")),
            Map.entry("pdf", List.of("fault")),
            Map.entry("dialect", List.of("chat", "fault", "json", "pdf")),
            Map.entry("upstream", List.of("chat", "config", "json", "secret")),
            Map.entry("fetch", List.of("config", "dialect", "fault", "upstream")),
            Map.entry("token", List.of("upstream", "chat", "config", "db", "fault", "secret")),
            Map.entry("account", List.of("config", "db", "fault", "secret")),
            Map.entry("access", List.of("account", "chat", "config", "db", "fault", "json", "secret")),
            Map.entry("usage", List.of("chat", "config", "db", "fault")),
            Map.entry("audit", List.of("db", "fault")),
            Map.entry("site", List.of("config", "db", "fault")),
            Map.entry("alert", List.of("config", "json")),
            Map.entry("relay", List.of("chat", "config", "fault", "json", "token", "upstream")),
            Map.entry(
                    "page",
                    List.of("access", "account", "audit", "chat", "config", "db", "fault", "json", "secret", "site",
                            "token", "usage")),
            Map.entry(
                    "web",
                    List.of("access", "chat", "config", "dialect", "fault", "json", "relay", "secret", "site", "token",
                            "usage")),
            Map.entry(
                    "admin",
                    List.of("access", "account", "audit", "config", "db", "fault", "json", "page", "secret", "site",
                            "token", "usage")),
            Map.entry(
                    "portal",
                    List.of("access", "account", "audit", "config", "db", "fault", "json", "page", "secret", "site",
                            "token", "usage")));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kirogate");

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatTheTableAllows() {
        return ROOMS.entrySet().stream().map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
            List<String> allowed = new ArrayList<>(List.of(BASE + room.getKey() + ".."));
            room.getValue().forEach(other -> allowed.add(BASE + other + ".."));
            DescribedPredicate<JavaClass> foreign = resideInAPackage("org.kirogate..")
                    .and(DescribedPredicate.not(resideInAnyPackage(allowed.toArray(String[]::new))));
            noClasses()
                    .that()
                    .resideInAPackage(BASE + room.getKey() + "..")
                    .should()
                    .dependOnClassesThat(foreign)
                    .allowEmptyShould(true)
                    .check(MAIN);
        }));
    }

    @Test
    void everyPackageIsARoomOfTheTableOrTheCompositionRoot() {
        for (JavaClass type : MAIN) {
            String name = type.getPackageName();
            if (name.equals("org.kirogate")) {
                Assertions.fail("the base package holds no class, but " + type.getName());
            }
            String room = name.substring(BASE.length()).split("\\.")[0];
            Assertions.assertTrue(
                    room.equals("app") || ROOMS.containsKey(room), type.getName() + " is in no room of the table");
        }
    }

    @Test
    void dialectsNeverSeeEachOther() {
        List<String> dialects = List.of("dialect.openai..", "dialect.responses..", "dialect.anthropic..");
        for (String one : dialects) {
            dialects.stream().filter(other -> !other.equals(one)).forEach(other -> apart(one, other));
        }
    }

    @Test
    void onlyTheCompositionRootSeesAProvider() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "upstream.kiro..", BASE + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "upstream.kiro..")
                .check(MAIN);
    }

    @Test
    void webSeesDialectsOnlyThroughTheirDoor() {
        apart("web..", "dialect.openai..");
        apart("web..", "dialect.responses..");
        apart("web..", "dialect.anthropic..");
    }

    @Test
    void fetchingSeesNoDialectAndOnlyTheTransportOfTheUpstream() {
        apart("fetch..", "dialect.openai..");
        apart("fetch..", "dialect.responses..");
        apart("fetch..", "dialect.anthropic..");
        noClasses()
                .that()
                .resideInAPackage(BASE + "fetch..")
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + "upstream..")
                        .and(DescribedPredicate.not(resideInAPackage(BASE + "upstream.http.."))))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void onlyTheEdgesSeeServlets() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        BASE + "web..", BASE + "admin..", BASE + "portal..", BASE + "page..", BASE + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(MAIN);
    }

    @Test
    void onlyTheDatabaseRoomAndDaosSeeJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "db..")
                .and()
                .haveSimpleNameNotEndingWith("Dao")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(MAIN);
    }

    @Test
    void onlyTheTransportTouchesTheNetwork() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "upstream.http..")
                .should()
                .dependOnClassesThat(resideInAPackage("java.net.http..")
                        .or(DescribedPredicate.describe(
                                "are sockets or URL connections",
                                type -> type.getName().matches("java(x)?\\.net(\\.ssl)?\\.(\\w*Socket\\w*|\\w*URLConnection)"))))
                .check(MAIN);
    }

    @Test
    void onlyTheCompositionRootStartsThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "app..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "start threads",
                        type -> type.getName().matches(
                                "java\\.util\\.concurrent\\.(Executors|ThreadPoolExecutor|ScheduledThreadPoolExecutor|ForkJoinPool)|java\\.util\\.Timer")))
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "app..")
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
                .orShould()
                .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                .check(MAIN);
    }

    @Test
    void nothingKeepsThreadLocals() {
        noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class).check(MAIN);
    }

    @Test
    void nothingPrintsToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(MAIN);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path source = Path.of("src", "main", "java");
        try (Stream<Path> folders = Files.walk(source)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    boolean holdsCode = files.anyMatch(file -> file.toString().endsWith(".java"));
                    Assertions.assertTrue(
                            !holdsCode || Files.exists(folder.resolve("package-info.java")),
                            folder + " has no package-info.java");
                }
            }
        }
    }

    @Test
    void noFileHasMoreThanFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                Assertions.assertTrue(lines <= 400, file + " has " + lines + " lines");
            }
        }
    }

    @Test
    void aDaoIsSeenOnlyByItsOwnRoom() {
        classes().that().haveSimpleNameEndingWith("Dao").should().bePackagePrivate().check(MAIN);
    }

    private static void apart(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage(BASE + from)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + to)
                .allowEmptyShould(true)
                .check(MAIN);
    }
}
