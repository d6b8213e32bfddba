package org.kirogate.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.CredentialEntry;
import org.kirogate.upstream.CredentialFormatException;
import org.kirogate.upstream.Upstream;

/**
 * What an import will do, worked out before anything of it begins: which entries there are, which of them are none,
 * which stand there twice, and what the tokens will be called. One thread.
 */
final class ImportPlan {
    /** So many reasons are told when a text holds nothing usable. */
    private static final int REASONS = 5;

    private final Upstream upstream;
    private final CredentialCodec codec;
    private final TokenIntake intake;
    private final ImportAsk ask;
    /** Digests to the number of the entry that brought them first. */
    private final Map<String, Integer> seen = new HashMap<>();
    private boolean single;

    ImportPlan(Upstream upstream, CredentialCodec codec, TokenIntake intake, ImportAsk ask) {
        this.upstream = upstream;
        this.codec = codec;
        this.intake = intake;
        this.ask = ask;
    }

    /** The steps, one an entry; GatewayException as {@link TokenImports#start} says. */
    List<ImportStep> steps() {
        long bytes = ask.texts().stream().mapToLong(text -> text.text().getBytes(StandardCharsets.UTF_8).length).sum();
        if (bytes > Tokens.MAX_IMPORT_BYTES) {
            throw new GatewayException(Fault.TOO_LARGE, "An import may have at most 5 MiB.");
        }
        List<CredentialEntry> entries = new ArrayList<>();
        ask.texts().forEach(text -> entries.addAll(entries(text)));
        if (entries.size() > Tokens.MAX_IMPORT) {
            throw new GatewayException(Fault.INVALID_REQUEST, "There are " + entries.size()
                    + " credentials; at most " + Tokens.MAX_IMPORT + " can be imported at once.");
        }
        requireSome(entries);
        single = entries.size() == 1;
        List<ImportStep> steps = new ArrayList<>();
        entries.forEach(entry -> steps.add(step(entry, steps.size() + 1)));
        return steps;
    }

    private List<CredentialEntry> entries(ImportText text) {
        try {
            return upstream.read(text.text()).stream().map(entry -> placed(entry, text.source())).toList();
        } catch (CredentialFormatException e) {
            if (ask.texts().size() == 1) {
                throw new GatewayException(Fault.INVALID_REQUEST, e.getMessage(), e);
            }
            String reason = prefixed(text.source(), e.getMessage());
            return List.of(new CredentialEntry.Unusable(text.source(), "", "", reason));
        }
    }

    private static CredentialEntry placed(CredentialEntry entry, String source) {
        return entry.accept(new CredentialEntry.Visitor<>() {
            @Override
            public CredentialEntry whole(CredentialEntry.Whole whole) {
                return new CredentialEntry.Whole(
                        prefixed(source, whole.place()), whole.label(), whole.email(), whole.credential());
            }

            @Override
            public CredentialEntry unusable(CredentialEntry.Unusable unusable) {
                return new CredentialEntry.Unusable(prefixed(source, unusable.place()), unusable.label(),
                        unusable.email(), prefixed(source, unusable.reason()));
            }
        });
    }

    private static String prefixed(String source, String text) {
        return source.isEmpty() ? text : source + ": " + text;
    }

    private static void requireSome(List<CredentialEntry> entries) {
        List<String> reasons =
                entries.stream().map(CredentialEntry::reason).filter(reason -> !reason.isEmpty()).toList();
        if (reasons.size() < entries.size()) {
            return;
        }
        if (entries.isEmpty()) {
            throw new GatewayException(Fault.INVALID_REQUEST, "There is nothing to import.");
        }
        String more = reasons.size() > REASONS ? " And " + (reasons.size() - REASONS) + " more." : "";
        throw new GatewayException(Fault.INVALID_REQUEST,
                reasons.stream().limit(REASONS).collect(Collectors.joining(" ")) + more);
    }

    private ImportStep step(CredentialEntry entry, int number) {
        return entry.accept(new CredentialEntry.Visitor<>() {
            @Override
            public ImportStep whole(CredentialEntry.Whole whole) {
                return step(whole, label(whole, number, whole.credential().kind()));
            }

            @Override
            public ImportStep unusable(CredentialEntry.Unusable unusable) {
                return ImportStep.settled(new ImportOutcome(
                        label(unusable, number, ""), ImportOutcome.Result.REFUSED, 0, unusable.reason()));
            }
        });
    }

    private ImportStep step(CredentialEntry.Whole whole, ImportLabel label) {
        Credential credential = whole.credential();
        Integer first = seen.putIfAbsent(codec.digest(credential), label.entry());
        if (first != null) {
            return ImportStep.settled(new ImportOutcome(label, ImportOutcome.Result.ALREADY_THERE, 0,
                    "This is the same account as number " + first + "."));
        }
        return new ImportStep(label, () -> {
            long id = intake.add(ask.userId(), credential, label.name(), ask.isPublic(), ask.noting());
            return id == TokenIntake.WAITS
                    ? new ImportOutcome(label, ImportOutcome.Result.WAITING, 0, TokenIntake.KEPT)
                    : new ImportOutcome(label, ImportOutcome.Result.IMPORTED, id, "");
        });
    }

    private ImportLabel label(CredentialEntry entry, int number, String kind) {
        String name = kind.isEmpty()
                ? Labels.clean(entry.label(), Tokens.MAX_NAME)
                : Labels.of(ask.namePrefix(), entry.label(), kind, single ? 0 : number);
        return new ImportLabel(number, entry.place(), name, kind, AccountFacts.masked(entry.email()));
    }
}
