package org.kirogate.account;

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
        if (!NAME.matcher(name).matches()) {
            throw GatewayException.invalid(
                    "name", "A user name has 3 to 20 letters (A-Z, a-z), digits or underscores.");
        }
        email = email.strip().toLowerCase(Locale.ROOT);
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            throw GatewayException.invalid("email", "An e-mail address like name@example.org is needed.");
        }
        PasswordRule.check(password);
    }

    @Override
    public String toString() {
        return "NewUser[" + name + "]";
    }
}
