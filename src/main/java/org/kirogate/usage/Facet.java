package org.kirogate.usage;

/** Whose sums a row of {@code usage_items} or {@code usage_models} holds. */
enum Facet {
    KEY(1),
    USER(2),
    TOKEN(3),
    /** What a user's super keys took; the item is the user. */
    TAKEN(4),
    /** What super keys, whoever's, took from a user's tokens; the item is the user. */
    GIVEN(5),
    /** What super keys, whoever's, took from a token. */
    LENT(6);

    private final int code;

    Facet(int code) {
        this.code = code;
    }

    /** As the tables name it. */
    int code() {
        return code;
    }

    /** The one whose items usage is told apart by. */
    static Facet of(UsageBy by) {
        return switch (by) {
            case KEY -> KEY;
            case USER -> USER;
            case TOKEN -> TOKEN;
            case MODEL, DIALECT, OUTCOME, CLIENT -> throw new IllegalArgumentException(by + " has no sums by id");
        };
    }
}
