package org.kirogate.browser;

/** Who looks at a page. */
enum Role {
    NOBODY,
    USER,
    /** A user who has nothing yet. */
    NEWCOMER,
    /** A user who is an administrator too, and whose key is nearly used up. */
    SECOND,
    ADMINISTRATOR
}
