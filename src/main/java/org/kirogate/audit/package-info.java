/**
 * The record of administrative acts and security events; rows are only ever added. Owns {@code audit_log}. May import
 * {@code db} and {@code fault}.
 */
package org.kirogate.audit;
