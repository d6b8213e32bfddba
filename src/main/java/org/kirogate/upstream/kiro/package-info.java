/**
 * The Kiro provider. {@link org.kirogate.upstream.kiro.KiroUpstream} is its front door; the packages below hold one
 * concern each: {@code credential} (what proves an account), {@code auth} (fresh bearers), {@code service} (hosts,
 * headers, sending), {@code account} (quota, models, profiles), {@code request} (what is sent) and {@code reply} (what
 * comes back). May import {@code chat}, {@code config}, {@code json}, {@code secret} and the neighbours {@code
 * upstream}, {@code upstream.http} and {@code upstream.eventstream}.
 */
package org.kirogate.upstream.kiro;
