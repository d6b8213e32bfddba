/**
 * What the whole program does for one request, written down: for each dialect and kind of answer a file with the client's
 * request, what the upstream was sent, what it answered, and what the client got, whole and streamed.
 */
package org.kirogate.golden;
