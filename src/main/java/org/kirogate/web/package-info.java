/**
 * The servlet edge of the public API: the one way of a request ({@link org.kirogate.web.ChatServlet}), models, counting,
 * health, metrics, and the filters common to all paths. May import {@code access}, {@code chat}, {@code config},
 * {@code dialect} (not its packages), {@code fault}, {@code json}, {@code relay}, {@code secret}, {@code site},
 * {@code token} and {@code usage}.
 */
package org.kirogate.web;
