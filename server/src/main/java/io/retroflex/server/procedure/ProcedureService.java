package io.retroflex.server.procedure;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Keeps procedures; {@link PhotographIntake} takes in their photographs. */
@Service
public class ProcedureService {
    private static final int ID_BYTES = 16;

    private final StoredProcedures procedures;
    private final StoredPhotographs photographs;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ProcedureService(StoredProcedures procedures, StoredPhotographs photographs, Clock clock) {
        this.procedures = procedures;
        this.photographs = photographs;
        this.clock = clock;
    }

    /**
     * A procedure that was made.
     *
     * @param fresh whether it was made now, and not by the same request before
     */
    public record Created(StoredProcedure procedure, boolean fresh) {}

    /**
     * Makes a procedure.
     *
     * @param idempotencyKey under which the same account makes no second one
     */
    public Created create(String name, String protocol, String account, Optional<String> idempotencyKey) {
        Optional<StoredProcedure> before = made(account, idempotencyKey);
        if (before.isPresent()) {
            return new Created(before.get(), false);
        }
        try {
            return new Created(procedures.save(fresh(name, protocol, account, idempotencyKey.orElse(null))), true);
        } catch (DuplicateKeyException e) {
            // Two requests with one key at once: the other was first.
            return new Created(made(account, idempotencyKey).orElseThrow(() -> e), false);
        }
    }

    private Optional<StoredProcedure> made(String account, Optional<String> idempotencyKey) {
        return idempotencyKey.flatMap(key -> procedures.findByCreatedByAndIdempotencyKey(account, key));
    }

    private StoredProcedure fresh(String name, String protocol, String account, @Nullable String idempotencyKey) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new StoredProcedure(
                null,
                HexFormat.of().formatHex(id),
                name,
                protocol,
                ProcedureState.OPEN,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                account,
                idempotencyKey,
                0,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * The procedure of an id.
     *
     * @throws NoSuchProcedureException if there is none
     */
    public StoredProcedure get(String id) {
        return procedures.findByPublicId(id).orElseThrow(NoSuchProcedureException::new);
    }

    /** The names of procedures by their ids; of such as are no longer there, none. */
    public Map<String, String> names(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : procedures.findByPublicIdIn(ids).stream()
                        .collect(Collectors.toMap(StoredProcedure::publicId, StoredProcedure::name));
    }

    /** Those that a filter lets through, the newest first. */
    public ProcedurePage list(ProcedureFilter filter, int page, int size) {
        String like = filter.like();
        List<StoredProcedure> found = procedures.page(
                filter.state(),
                filter.protocol(),
                filter.completeness(),
                filter.signed(),
                like,
                size,
                (long) page * size);
        long all = procedures.count(filter.state(), filter.protocol(), filter.completeness(), filter.signed(), like);
        return new ProcedurePage(found, page, size, all);
    }

    /** Its photographs in their order. */
    List<StoredPhotograph> photographs(StoredProcedure procedure) {
        return photographs.findByProcedureIdOrderByNumber(procedure.row());
    }

    /** The contents of its photographs by their numbers. */
    public SortedMap<Integer, String> contents(StoredProcedure procedure) {
        SortedMap<Integer, String> contents = new TreeMap<>();
        photographs(procedure).forEach(photograph -> contents.put(photograph.number(), photograph.content()));
        return contents;
    }

    /**
     * The content of a photograph.
     *
     * @throws NoSuchProcedureException if there is no such photograph
     */
    public String content(StoredProcedure procedure, int number) {
        return Optional.ofNullable(contents(procedure).get(number)).orElseThrow(NoSuchProcedureException::new);
    }
}
