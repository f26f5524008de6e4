package io.retroflex.server.procedure;

import io.retroflex.server.ServerSettings;
import io.retroflex.server.store.ProcedureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps procedures and their photographs. */
@Service
public class ProcedureService {
    /** More than any examination has. */
    private static final int MOST_PHOTOGRAPHS = 20_000;

    private static final int ID_BYTES = 16;

    private final StoredProcedures procedures;
    private final StoredPhotographs photographs;
    private final ProcedureFiles files;
    private final Path temporary;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ProcedureService(
            StoredProcedures procedures,
            StoredPhotographs photographs,
            ProcedureFiles files,
            ServerSettings settings,
            TransactionTemplate transaction,
            Clock clock)
            throws IOException {
        this.procedures = procedures;
        this.photographs = photographs;
        this.files = files;
        this.temporary = settings.uploads();
        this.transaction = transaction;
        this.clock = clock;
        emptyTemporary();
    }

    /** What was being sent when the service was last killed was not acknowledged. */
    private void emptyTemporary() throws IOException {
        Files.createDirectories(temporary);
        try (var left = Files.list(temporary)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * A procedure that was made.
     *
     * @param fresh whether it was made now, and not by the same request before
     */
    public record Created(StoredProcedure procedure, boolean fresh) {}

    /**
     * What became of photographs.
     *
     * @param numbers of those that are there now, in the order in which they came
     * @param added how many of them were not there before
     * @param refused what could not be read, and why
     */
    public record Added(List<Integer> numbers, int added, List<String> refused) {}

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

    /**
     * Adds photographs; those that are there already, by their content, are not added again. When this returns they outlast a
     * power failure.
     *
     * @throws ProcedureConflictException if it is signed, or its audit is being made
     */
    public Added add(String id, List<UploadedFile> uploads) throws IOException {
        return add(id, sink -> new UploadReader(temporary, sink).read(uploads));
    }

    /** Finds photographs somewhere. */
    @FunctionalInterface
    interface Source {
        /**
         * Hands them over.
         *
         * @return what could not be read, and why
         */
        List<String> read(UploadReader.Sink sink) throws IOException;
    }

    /** As {@link #add(String, List)}, from wherever they are. */
    Added add(String id, Source source) throws IOException {
        requireChangeable(get(id));
        List<CleanPhotograph> taken = new ArrayList<>();
        List<String> refused = source.read((photograph, file) -> {
            files.put(id, photograph.content(), file);
            taken.add(photograph);
        });
        if (taken.isEmpty()) {
            return new Added(List.of(), 0, refused);
        }
        files.settle(id);
        try {
            return transaction.execute(status -> insert(id, taken, refused));
        } catch (NoSuchProcedureException e) {
            // Deleted meanwhile, and these with it.
            files.finishDeletion(id);
            throw e;
        }
    }

    private Added insert(String id, List<CleanPhotograph> taken, List<String> refused) {
        StoredProcedure procedure = procedures.readByPublicId(id);
        if (procedure == null) {
            throw new NoSuchProcedureException();
        }
        requireChangeable(procedure);
        Map<String, Integer> numbers = new HashMap<>();
        photographs
                .findByProcedureIdOrderByNumber(procedure.row())
                .forEach(photograph -> numbers.put(photograph.content(), photograph.number()));
        int before = numbers.size();
        List<StoredPhotograph> fresh = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (CleanPhotograph photograph : taken) {
            int number = numbers.computeIfAbsent(photograph.content(), content -> {
                int next = before + fresh.size() + 1;
                fresh.add(new StoredPhotograph(
                        null, procedure.row(), next, content, photograph.taken().orElse(null)));
                return next;
            });
            all.add(number);
        }
        if (numbers.size() > MOST_PHOTOGRAPHS) {
            throw new ProcedureConflictException(
                    "it would have more than " + MOST_PHOTOGRAPHS + " photographs; is it one procedure?");
        }
        if (!fresh.isEmpty()) {
            photographs.saveAll(fresh);
            procedures.reopen(procedure.row(), numbers.size());
        }
        return new Added(List.copyOf(all), fresh.size(), refused);
    }

    private static void requireChangeable(StoredProcedure procedure) {
        if (procedure.isSigned()) {
            throw new ProcedureConflictException("it is signed; a curator has to take the signature back first");
        }
        if (procedure.state() == ProcedureState.WAITING) {
            throw new ProcedureConflictException("its audit is being made; wait for it, then go on");
        }
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
