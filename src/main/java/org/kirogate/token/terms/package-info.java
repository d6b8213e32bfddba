/**
 * On which terms an owner shares a token with super keys: pure values and rules. Part of the room {@code token}; imports
 * {@code fault} only.
 */
package org.kirogate.token.terms;
