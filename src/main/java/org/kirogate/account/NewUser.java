package org.kirogate.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kirogate.fault.GatewayException;

/**
 * What a registration brings, checked.
 *
 * @param name     3-20 of {@code [A-Za-z0-9_]}
 * @param email    made lower case
 * @param password see {@link PasswordRule}
 */
public record NewUser(String name, String email, String password) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{3,20}");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
    private static final int MAX_EMAIL = 254;

    /** Throws {@link GatewayException} INVALID_REQUEST about the field that is wrong. */
    public NewUser {
        email = lowered(email);
        checkName(name);
        checkEmail(email);
        PasswordRule.check(password);
    }

    /** The fields that would be refused, in the order of a form; empty when all are good. */
    public static List<String> faulty(String name, String email, String password) {
        List<Runnable> checks = List.of(
                () -> checkName(name), () -> checkEmail(lowered(email)), () -> PasswordRule.check(password));
        List<String> faulty = new ArrayList<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (GatewayException e) {
                faulty.add(e.param());
            }
        }
        return List.copyOf(faulty);
    }

    @Override
    public String toString() {
        return "NewUser[" + name + "]";
    }

    private static String lowered(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw GatewayException.invalid(
                    "name", "A user name has 3 to 20 letters (A-Z, a-z), digits or underscores.");
        }
    }

    private static void checkEmail(String email) {
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            throw GatewayException.invalid("email", "An e-mail address like name@example.org is needed.");
        }
    }
}
