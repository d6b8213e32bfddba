/**
 * The pages in a real Chromium: every page in both languages, both themes and two widths, and the guide's way to a super
 * key. Run by {@code mvn -Pbrowser verify}; pictures of all pages stay in {@code target/screenshots}. May import
 * {@code support} and {@code run}; of the program nothing.
 */
package org.kirogate.browser;
