/**
 * API keys, ordinary and super: making, listing, disabling, rotating and deleting them; who a presented key belongs to
 * ({@link org.kirogate.access.Authenticator}) and whether one more request fits its limits
 * ({@link org.kirogate.access.Admission}). Owns {@code api_keys}. May import {@code account}, {@code config},
 * {@code db}, {@code fault} and {@code secret}.
 */
package org.kirogate.access;
