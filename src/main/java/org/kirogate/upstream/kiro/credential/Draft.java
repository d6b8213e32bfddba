package org.kirogate.upstream.kiro.credential;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One credential as a file wrote it, under our own field names and not yet checked. It may be known to be none already:
 * its neighbours in the file are read all the same. One thread.
 */
final class Draft {
    /** What a credential in a file may say (Kiro protocol, section 1.5), with every spelling met. */
    enum Field {
        REFRESH_TOKEN("refreshtoken", "refresh", "刷新令牌"),
        ACCESS_TOKEN("accesstoken", "access"),
        API_KEY("kiroapikey", "apikey"),
        EXPIRES_AT("expiresat", "expires", "expireat"),
        METHOD("authmethod", "auth", "kind", "logintype", "登录方式", "登录类型"),
        PROVIDER("provider", "idp"),
        CLIENT_ID("clientid"),
        CLIENT_SECRET("clientsecret"),
        START_URL("starturl"),
        TOKEN_ENDPOINT("tokenendpoint"),
        ISSUER_URL("issuerurl", "issuer"),
        SCOPES("scopes", "scope"),
        REGION("region", "区域", "地区"),
        AUTH_REGION("authregion"),
        API_REGION("apiregion"),
        PROFILE_ARN("profilearn"),
        DIALECT("dialect"),
        EMAIL("email", "mail", "邮箱", "邮件"),
        NICKNAME("nickname", "label", "昵称", "名称");

        private static final Map<String, Field> BY_NAME = new HashMap<>();

        static {
            for (Field field : values()) {
                for (String name : field.names) {
                    BY_NAME.put(name, field);
                }
            }
        }

        private final String[] names;

        Field(String... names) {
            this.names = names;
        }

        /** What a message calls it: {@code client secret}. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** The field that a name in any spelling (camel, snake, spaced) means. */
        static Optional<Field> named(String name) {
            String squeezed = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-]", "");
            return Optional.ofNullable(BY_NAME.get(squeezed));
        }
    }

    private final String place;
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private String problem = "";

    /** A draft found at a place that a person can find again: {@code line 3}. */
    Draft(String place) {
        this.place = place;
    }

    /** Keeps a value unless it is blank. */
    Draft put(Field field, String value) {
        if (!value.isBlank()) {
            values.put(field, value.strip());
        }
        return this;
    }

    /** Notes what is wrong with the entry as a whole; the first word on it stays. */
    Draft broken(String what) {
        problem = problem.isEmpty() ? what : problem;
        return this;
    }

    /** What is wrong with the entry as a whole, or empty text. */
    String problem() {
        return problem;
    }

    /** The value, or empty text. */
    String value(Field field) {
        return values.getOrDefault(field, "");
    }

    boolean has(Field field) {
        return values.containsKey(field);
    }

    String place() {
        return place;
    }
}
