/**
 * What the administrator's and the users' pages share: the frame around a page, languages and themes, session cookies,
 * CSRF, the bases of pages and of JSON interfaces, and what those show. May import {@code access}, {@code account},
 * {@code audit}, {@code chat}, {@code config}, {@code db}, {@code fault}, {@code json}, {@code secret}, {@code site},
 * {@code token} and {@code usage}.
 */
package org.kirogate.page;
