/**
 * One request's life between the edge and the accounts: the only loop of attempts, the point after which there is no
 * other attempt, what callers are told of failures, and the gateway's own work on the answer (stop texts, hidden
 * reasoning). May import {@code chat}, {@code config}, {@code fault}, {@code token} and {@code upstream} (not its
 * providers).
 */
package org.kirogate.relay;
