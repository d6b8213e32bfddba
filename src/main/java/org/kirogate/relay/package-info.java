/**
 * One request's life between the edge and the accounts: the only loop of attempts, the point after which there is no
 * other attempt, what callers are told of failures, the gateway's own work on the answer (stop texts, most tokens,
 * hidden reasoning), and the answers that take several calls (web searches, JSON that is checked). May import {@code
 * chat}, {@code config}, {@code fault}, {@code json}, {@code token} and {@code upstream} (not its providers).
 */
package org.kirogate.relay;
