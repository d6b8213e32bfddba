package org.kirogate.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Passwords;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"Passw0rd", "pass-w0rd", "PASS-W0RD", "pass-WORD", "密码密码密码aA1"})
    void threeOfFourKindsAreEnough(String password) {
        assertDoesNotThrow(() -> PasswordRule.check(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pas-w0r", "admin123", "password", "PASSWORD1", "12345678", "Passw0rd\n"})
    void weakerOnesAreRefusedAboutTheirField(String password) {
        GatewayException e = assertThrows(GatewayException.class, () -> PasswordRule.check(password));
        assertEquals(Fault.INVALID_REQUEST, e.fault());
        assertEquals("password", e.param());
    }

    @Test
    void everyFaultyFieldOfARegistrationIsNamed() {
        assertEquals(List.of(), NewUser.faulty("lin_wei", "Lin@Example.org", "Passw0rd"));
        assertEquals(List.of("name", "email", "password"), NewUser.faulty("x", "nowhere", "weak"));
        assertEquals(List.of("email"), NewUser.faulty("lin_wei", "", "Passw0rd"));
    }

    @Test
    void lengthIsCountedInCharactersNotBytes() {
        assertDoesNotThrow(() -> PasswordRule.check("aA1" + "😀".repeat(61)));
        assertThrows(GatewayException.class, () -> PasswordRule.check("aA1" + "😀".repeat(62)));
    }

    @Test
    void theEndOfALongPasswordCounts() {
        Passwords passwords = new Passwords(4);
        String longOne = "aA1" + "密".repeat(60);
        String hash = passwords.hash(PasswordRule.hashable(longOne + "x"));
        assertTrue(passwords.matches(PasswordRule.hashable(longOne + "x"), hash));
        assertFalse(passwords.matches(PasswordRule.hashable(longOne + "y"), hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abcdefghijklmnopqrstu", "has space", "名字名字", "a-b-c", ""})
    void userNamesOutsideTheRuleAreRefused(String name) {
        GatewayException e = assertThrows(GatewayException.class, () -> new NewUser(name, "a@example.org", "Passw0rd"));
        assertEquals("name", e.param());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "@example.org", "a@@example.org", "a b@example.org", "a@example..org"})
    void whatIsNoAddressIsRefused(String email) {
        GatewayException e = assertThrows(GatewayException.class, () -> new NewUser("alice", email, "Passw0rd"));
        assertEquals("email", e.param());
    }

    @Test
    void addressesAreKeptInLowerCaseAndThePasswordIsNotShown() {
        NewUser user = new NewUser("Alice_1", " Alice@Example.ORG ", "Passw0rd");
        assertEquals("alice@example.org", user.email());
        assertFalse(user.toString().contains("Passw0rd"));
    }
}
