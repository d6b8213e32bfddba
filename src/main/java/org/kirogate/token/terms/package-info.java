/**
 * On which terms an owner shares a token with super keys: pure values and rules, read once when a row is read and never
 * again for a request. Part of the room {@code token}; imports nothing of the house.
 */
package org.kirogate.token.terms;
