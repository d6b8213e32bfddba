/**
 * Brings what a request names by its address: {@link org.kirogate.fetch.UrlFetcher}. The address comes from a stranger,
 * so it is never followed to where only this machine can reach: every address of a host is judged before a connection
 * is made, the connection goes to the very address that was judged, and each redirect is judged from the start.
 *
 * <p>May import {@code config}, {@code dialect} (only {@code Materials}), {@code fault} and {@code upstream.http}.
 */
package org.kirogate.fetch;
