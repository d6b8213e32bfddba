/**
 * People: users with role, state and trust level, registration, sign-in with its throttle, sessions and the
 * administrator's password. Owns {@code users}, {@code sessions} and {@code admin_credential}. May import
 * {@code config}, {@code db}, {@code fault} and {@code secret}.
 */
package org.kirogate.account;
