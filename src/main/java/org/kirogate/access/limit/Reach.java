package org.kirogate.access.limit;

import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ModelPattern;
import org.kirogate.config.Network;

/**
 * What requests may ask for, from where and by which programs.
 *
 * @param models   models that may be asked for, at most {@value #MOST}; empty = all
 * @param networks whence requests may come, at most {@value #MOST}; empty = anywhere
 * @param clients  families of {@link ClientFamily#names}; empty = all
 */
public record Reach(List<ModelPattern> models, List<Network> networks, List<String> clients) {
    /** Everything, for everybody, from everywhere. */
    public static final Reach ALL = new Reach(List.of(), List.of(), List.of());
    /** Most entries of each list. */
    public static final int MOST = 50;

    public Reach {
        models = List.copyOf(models);
        networks = List.copyOf(networks);
        clients = List.copyOf(clients);
        if (models.size() > MOST || networks.size() > MOST || clients.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " models, networks and clients");
        }
    }

    /** Whether a model may be asked for by that name. */
    public boolean model(String name) {
        if (models.isEmpty()) {
            return true;
        }
        for (ModelPattern model : models) {
            if (model.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a request may come from an address literal; one that can't be read is nowhere. */
    public boolean network(String address) {
        if (networks.isEmpty()) {
            return true;
        }
        Optional<byte[]> bytes = Network.address(address);
        return bytes.isPresent() && networks.stream().anyMatch(network -> network.contains(bytes.get()));
    }

    /** Whether programs of a family may call. */
    public boolean client(String family) {
        return clients.isEmpty() || clients.contains(family);
    }
}
