/**
 * What the service knows of an account: quota, models, profile; and what a caller's model name means. May import
 * {@code chat}, {@code json}, {@code upstream} and the neighbours {@code credential} and {@code service}.
 */
package org.kirogate.upstream.kiro.account;
