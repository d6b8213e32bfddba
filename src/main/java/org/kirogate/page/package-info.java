/**
 * What the administrator's and the users' pages share: the frame around a page, languages and themes, session cookies,
 * CSRF, the bases of pages and of JSON interfaces. May import {@code account}, {@code config}, {@code fault},
 * {@code json}, {@code secret}, {@code site} and {@code token}.
 */
package org.kirogate.page;
