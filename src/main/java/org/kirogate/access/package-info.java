/**
 * API keys, ordinary and super: making, listing, disabling, rotating and deleting them; who a presented key belongs to
 * ({@link org.kirogate.access.Authenticator}) and whether one more request fits its limits
 * ({@link org.kirogate.access.Admission}) and the ceilings of its user; which super keys wait for an approval and from
 * which networks they are used. Owns {@code api_keys}, {@code user_limits} and {@code key_networks}. May import
 * {@code account}, {@code chat}, {@code config}, {@code db}, {@code fault}, {@code json} and {@code secret}.
 */
package org.kirogate.access;
