package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API description is well formed and describes the routes there are, each of them and no other. */
class OpenApiIT {
    private static final Pattern REGISTERED = Pattern.compile("servlet\\(context,(.*?)\\);", Pattern.DOTALL);
    private static final Pattern API_ROUTE = Pattern.compile("new ApiRoute\\(.*?\"(/[^\"]+)\"\\)", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("\"(/[^\"]*)\"");
    private static final Pattern SERVLET = Pattern.compile("new (\\w+Servlet)\\(");
    private static final Pattern CASE = Pattern.compile("case \"((?:GET|POST|PUT|PATCH|DELETE)(?: [^\"]*)?)\"");
    /** Paths that programs ask for outside the two interfaces. */
    private static final Set<String> SERVICE = Set.of("/health", "/metrics", "/api/hello", "/openapi.json");

    private static ConsoleSite site;
    private static JsonObject description;

    @BeforeAll
    static void start() {
        site = ConsoleSite.start("/a/b");
        description = JsonParser.parseString(site.browser().get("/openapi.json").body()).getAsJsonObject();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void itIsWellFormedAndEveryReferenceLeadsSomewhere() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(description.toString(), List.of(), options);
        assertEquals(List.of(), read.getMessages());
        assertTrue(read.isOpenapi31());
        Set<String> names = new HashSet<>();
        read.getOpenAPI().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> assertTrue(names.add(operation.getOperationId()), operation.getOperationId()));
        Pattern.compile("\"\\$ref\":\"#/components/(\\w+)/(\\w+)\"").matcher(description.toString()).results()
                .forEach(found -> assertTrue(description.getAsJsonObject("components")
                        .getAsJsonObject(found.group(1)).has(found.group(2)), found.group()));
    }

    @Test
    void theServerIsTheOneThatWasAsked() {
        assertEquals(site.uri("").toString(), description.getAsJsonArray("servers").get(0).getAsJsonObject()
                .get("url").getAsString());
    }

    @Test
    void everyRouteOfTheApplicationIsDescribed() {
        Set<String> described = described().keySet();
        for (String path : registered().keySet()) {
            String exact = path.replace("/*", "");
            assertTrue(described.contains(exact)
                            || path.endsWith("/*") && described.stream().anyMatch(one -> one.startsWith(exact + "/")),
                    path + " is not described");
        }
    }

    @Test
    void everyOperationOfTheInterfacesIsDescribedAndNoOther() {
        Set<String> paths = registered().keySet();
        registered().forEach((path, servlet) -> {
            Set<String> operations = operations(servlet);
            if (operations.isEmpty() || path.endsWith("/*")) {
                return;
            }
            Set<String> written = new TreeSet<>();
            described().forEach((one, methods) -> {
                if (under(path, one) && paths.stream().noneMatch(other -> nearer(path, other, one))) {
                    methods.forEach(method -> written.add((method + " " + one.substring(path.length())
                            .replaceFirst("^/", "")).strip()));
                }
            });
            assertEquals(operations, written, path);
        });
    }

    @Test
    void everyDescribedOperationIsAnswered() {
        described().forEach((path, methods) -> methods.forEach(method -> {
            Answer answer = site.browser().with("accept", "application/json").send(method, path.replace("{id}", "1"));
            assertTrue(answer.status() != 404 && answer.status() != 405 && answer.status() < 500,
                    method + " " + path + " " + answer.status());
        }));
    }

    @Test
    void anErrorThatIsAnsweredHasTheDescribedShape() {
        Answer refused = site.browser().with("accept", "application/json").get("/v1/models");
        JsonObject error = JsonParser.parseString(refused.body()).getAsJsonObject();
        assertEquals(401, refused.status());
        assertTrue(error.has("error") && error.has("detail"), refused.body());
        assertFalse(refused.header("x-request-id").isEmpty());
    }

    private static boolean under(String path, String described) {
        return described.equals(path) || described.startsWith(path + "/");
    }

    /** Whether another servlet below that of {@code path} answers it. */
    private static boolean nearer(String path, String other, String described) {
        String exact = other.replace("/*", "");
        return exact.startsWith(path + "/") && under(exact, described);
    }

    /** Path to its methods, in capitals. */
    private static Map<String, Set<String>> described() {
        Map<String, Set<String>> paths = new TreeMap<>();
        description.getAsJsonObject("paths").asMap().forEach((path, operations) -> {
            Set<String> methods = new TreeSet<>();
            operations.getAsJsonObject().keySet().forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
            paths.put(path, methods);
        });
        return paths;
    }

    /** Each API path that {@code Routes} names, with the class of the servlet behind it. */
    private static Map<String, String> registered() {
        Map<String, String> found = new TreeMap<>();
        String routes = PageFiles.text("src/main/java/org/kirogate/app/Routes.java");
        API_ROUTE.matcher(routes).results().forEach(route -> found.put("/v1" + route.group(1), ""));
        REGISTERED.matcher(routes).results().map(registration -> registration.group(1)).forEach(registration -> {
            Matcher servlet = SERVLET.matcher(registration);
            String name = servlet.find() ? servlet.group(1) : "";
            PATH.matcher(registration).results()
                    .map(path -> path.group(1))
                    .filter(path -> path.matches("/(user|admin)/api/.*") || SERVICE.contains(path))
                    .forEach(path -> found.put(path, name));
        });
        assertTrue(found.size() > 30, found.keySet().toString());
        return found;
    }

    /** What a servlet of a JSON interface answers, {@code METHOD shape}; empty for those that are made otherwise. */
    private static Set<String> operations(String servlet) {
        Set<String> operations = new TreeSet<>();
        for (String room : List.of("admin", "portal")) {
            PageFiles.under("src/main/java/org/kirogate/" + room, "/" + servlet + ".java").values().stream()
                    .filter(source -> source.contains("switch (call.route())"))
                    .flatMap(source -> CASE.matcher(source).results())
                    .forEach(operation -> operations.add(operation.group(1)));
        }
        return operations;
    }
}
