/**
 * A user's own pages and {@code /user/api/*}: tokens, keys, registration and sign-in. May import {@code access},
 * {@code account}, {@code audit} (writing), {@code config}, {@code db}, {@code fault}, {@code json}, {@code page},
 * {@code secret}, {@code site}, {@code token} and {@code usage}.
 */
package org.kirogate.portal;
