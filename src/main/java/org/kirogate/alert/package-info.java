/**
 * Tells an operator's own service of what somebody should look at: signed JSON over HTTP, from a thread of its own, each
 * trouble once. Whoever finds a trouble calls {@link org.kirogate.alert.Alerts#raise}, and {@link
 * org.kirogate.alert.Alerts#over} when it has passed; the watches here ask suppliers they are handed. May import
 * {@code config} and {@code json}.
 */
package org.kirogate.alert;
