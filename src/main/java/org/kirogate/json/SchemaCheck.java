package org.kirogate.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks values against a JSON schema (draft 2020-12), as far as structured output uses it: {@code type} (one or a
 * list), {@code enum}, {@code const}, {@code properties}, {@code required}, {@code additionalProperties}, {@code
 * items}, {@code prefixItems}, {@code minItems}, {@code maxItems}, {@code minimum}, {@code maximum}, both exclusive
 * bounds, {@code multipleOf}, {@code minLength}, {@code maxLength}, {@code pattern}, {@code anyOf}, {@code oneOf},
 * {@code allOf}, and {@code $ref} into the same schema, recursive ones too. Other keywords and {@code format} say
 * nothing, and so does a keyword that is malformed: a schema is the caller's own, and the value is not to blame for
 * it.
 *
 * <p>Neither schema nor value can cost more than a bounded amount of work; what lies beyond the bound counts as good.
 * Immutable, thread-safe as long as nobody changes the schema.
 */
public final class SchemaCheck {
    private final JsonObject schema;

    /** A check; the schema is not copied, not to be changed. */
    public SchemaCheck(JsonObject schema) {
        this.schema = Objects.requireNonNull(schema, "schema");
    }

    /** The first thing that the value breaks; empty when it matches. */
    public Optional<SchemaProblem> problem(JsonElement value) {
        return new SchemaWalk(schema).check(schema, value, "$");
    }
}
