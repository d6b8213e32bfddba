package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where somebody is led who asked for a page that is not there. */
class LikelyPlacesTest {

    @ParameterizedTest
    @CsvSource({
        "/admin/user, /admin/users", "/admin/setting, /admin/settings", "/admin/tokens/9999/nothing, /admin/tokens",
        "/user/key, /user/keys", "/user/acount, /user/account", "/plaground, /playground", "/statu, /status"})
    void theNearestPageOfTheSamePartComesFirst(String asked, String first) {
        assertEquals(first, LikelyPlaces.of(asked).get(0).path());
        assertEquals(3, LikelyPlaces.of(asked).size());
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/something-else, /admin", "/admin, /admin", "/user/something-else, /user", "/something-else, /docs",
        "/administrator, /docs", "/, /docs"})
    void whereNothingIsNearThePartsFirstPageAndHomeAreLeft(String asked, String first) {
        assertEquals(List.of(first, "/"), LikelyPlaces.of(asked).stream().map(LikelyPlaces.Place::path).toList());
    }

    @Test
    void anAddressWithoutLettersIsNoTrouble() {
        assertEquals(2, LikelyPlaces.of("").size());
    }
}
