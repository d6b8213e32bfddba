/**
 * Secrets: the AES-GCM box with key ids and rotation, bcrypt passwords, HMAC digests, random secrets, redaction. May import
 * {@code fault}.
 */
package org.kirogate.secret;
