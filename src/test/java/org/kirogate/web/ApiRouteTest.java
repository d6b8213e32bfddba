package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRouteTest {

    @Test
    void anOperationIsSpelledWithV1OnceTwiceAndNotAtAllEachWithAndWithoutASlash() {
        assertEquals(
                List.of("/v1/messages", "/v1/messages/", "/messages", "/messages/", "/v1/v1/messages",
                        "/v1/v1/messages/"),
                List.of(route("/messages").spellings()));
    }

    @Test
    void whatIsBelowAnOperationIncludesItsSlash() {
        assertEquals(List.of("/v1/models/*", "/models/*", "/v1/v1/models/*"), List.of(route("/models/*").spellings()));
        assertEquals("/v1/models", route("/models/*").shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "messages", "/messages/"})
    void aPathBeginsWithASlashAndEndsWithout(String path) {
        assertThrows(IllegalArgumentException.class, () -> route(path));
    }

    private static ApiRoute route(String path) {
        return new ApiRoute("name", new HelloServlet(), path);
    }
}
