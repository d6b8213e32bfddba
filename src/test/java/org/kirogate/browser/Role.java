package org.kirogate.browser;

/** Who looks at a page. */
enum Role {
    NOBODY,
    USER,
    ADMINISTRATOR
}
