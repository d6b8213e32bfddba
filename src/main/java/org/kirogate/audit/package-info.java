/**
 * The record of administrative acts and security events. Rows are only ever added, each in the transaction of its act
 * ({@link org.kirogate.audit.AuditLog}), and each holds the hash of the one before; {@link org.kirogate.audit.ChainCheck}
 * says where a row was changed, removed or inserted by hand. Owns {@code audit_log} and {@code audit_chain}. May import
 * {@code db} and {@code fault}.
 */
package org.kirogate.audit;
