package org.kirogate.browser;

/** Who looks at a page. */
enum Role {
    NOBODY,
    USER,
    /** A user who has nothing yet. */
    NEWCOMER,
    ADMINISTRATOR
}
