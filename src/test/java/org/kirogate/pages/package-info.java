/**
 * The pages as a browser without script meets them, and rules that hold for every page: words in both languages, contrast,
 * nothing inline. May import {@code support}; of the program only what it is served by.
 */
package org.kirogate.pages;
