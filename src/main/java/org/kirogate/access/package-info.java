/**
 * API keys, ordinary and super: making, listing, disabling, rotating and deleting them; who a presented key belongs to
 * ({@link org.kirogate.access.Authenticator}) and whether one more request fits its limits
 * ({@link org.kirogate.access.Admission}); which super keys wait for an approval and from which networks they are used.
 * Owns {@code api_keys} and {@code key_networks}. May import {@code account}, {@code config},
 * {@code db}, {@code fault} and {@code secret}.
 */
package org.kirogate.access;
