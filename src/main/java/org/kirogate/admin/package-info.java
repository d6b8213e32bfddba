/**
 * The administrator's pages and {@code /admin/api/*}. May import {@code access}, {@code account}, {@code audit},
 * {@code config}, {@code db}, {@code fault}, {@code json}, {@code page}, {@code secret}, {@code site}, {@code token} and
 * {@code usage}.
 */
package org.kirogate.admin;
