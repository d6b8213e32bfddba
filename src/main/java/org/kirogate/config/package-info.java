/**
 * Typed reads of the environment and the {@code .env} file: one immutable {@link org.kirogate.config.GatewayConfig} of
 * nested records, of which each room is handed its own. Every problem is reported at once. Imports no other room.
 */
package org.kirogate.config;
