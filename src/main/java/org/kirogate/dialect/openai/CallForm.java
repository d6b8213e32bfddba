package org.kirogate.dialect.openai;

import java.util.Set;

/**
 * In which form the answer's calls are written: as the request offered its tools.
 *
 * @param single whether the tools were offered as {@code functions}: the answer has place for one call
 * @param custom names of the tools whose input is a plain text
 */
record CallForm(boolean single, Set<String> custom) {

    /** Calls of functions, as many as there are. */
    static final CallForm FUNCTIONS = new CallForm(false, Set.of());

    /** One call in the old form. */
    static final CallForm SINGLE = new CallForm(true, Set.of());

    CallForm {
        custom = Set.copyOf(custom);
    }
}
