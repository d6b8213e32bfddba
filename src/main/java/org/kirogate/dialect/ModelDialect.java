package org.kirogate.dialect;

import java.time.Instant;
import java.util.List;
import org.kirogate.chat.ModelInfo;

/** A dialect that also has a shape for the models there are. */
public interface ModelDialect extends Dialect {

    /** The list of models as UTF-8 JSON, {@code createdAt} being the date shown for each. */
    byte[] models(List<ModelInfo> models, Instant createdAt);

    /** One model as UTF-8 JSON. */
    byte[] model(ModelInfo model, Instant createdAt);
}
