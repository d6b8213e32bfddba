package org.kirogate.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.ModelInfo;

/** A dialect that also has a shape for the models there are. */
public interface ModelDialect extends Dialect {

    /**
     * The list of models as UTF-8 JSON, or the part of it that was asked for where the dialect knows parts.
     *
     * @param models    all there are, in the order of their ids
     * @param query     the parameters behind the path, by name
     * @param createdAt the date shown for each
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST naming the parameter at fault
     */
    byte[] models(List<ModelInfo> models, Map<String, String> query, Instant createdAt);

    /** One model as UTF-8 JSON. */
    byte[] model(ModelInfo model, Instant createdAt);
}
