package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin/users", "/admin/users?search=%E8%B6%85&page=2"})
    void pathsOfOursAreKept(String path) {
        assertEquals(path, LocalPath.of(path, "/else"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "admin", "//evil.example", "/\\evil.example", "/a\r\nset-cookie: x", "https://evil.example/"})
    void whatCouldLeadAwayIsNot(String path) {
        assertEquals("/else", LocalPath.of(path, "/else"));
    }
}
