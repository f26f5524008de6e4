package io.retroflex.server.procedure;

import io.retroflex.server.Storage;
import io.retroflex.server.store.NewFiles;
import io.retroflex.server.store.ProcedureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in the photographs of procedures: first their files, then their rows. */
@Service
public class PhotographIntake {
    /** More than any examination has. */
    private static final int MOST_PHOTOGRAPHS = 20_000;

    private final StoredProcedures procedures;
    private final StoredPhotographs photographs;
    private final ProcedureFiles files;
    private final KeptFiles kept;
    private final Path temporary;
    private final TransactionTemplate transaction;

    PhotographIntake(
            StoredProcedures procedures,
            StoredPhotographs photographs,
            ProcedureFiles files,
            KeptFiles kept,
            Storage storage,
            TransactionTemplate transaction)
            throws IOException {
        this.procedures = procedures;
        this.photographs = photographs;
        this.files = files;
        this.kept = kept;
        this.temporary = storage.uploads();
        this.transaction = transaction;
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
     * What became of photographs.
     *
     * @param numbers of those that are there now, in the order in which they came
     * @param added how many of them were not there before
     * @param refused what could not be read, and why
     */
    public record Added(List<Integer> numbers, int added, List<String> refused) {}

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
        requireChangeable(procedures.findByPublicId(id).orElseThrow(NoSuchProcedureException::new));
        try {
            return take(id, source);
        } catch (NoSuchProcedureException | NoSuchFileException e) {
            if (!kept.isGone(id)) {
                throw e;
            }
            // Deleted meanwhile, and these with it.
            files.deleteLate(id);
            throw new NoSuchProcedureException();
        }
    }

    private Added take(String id, Source source) throws IOException {
        List<CleanPhotograph> taken = new ArrayList<>();
        List<String> refused;
        try (NewFiles fresh = files.begin(id)) {
            refused = source.read((photograph, file) -> {
                fresh.put(photograph.content(), file);
                taken.add(photograph);
            });
            if (taken.isEmpty()) {
                return new Added(List.of(), 0, refused);
            }
            fresh.keep();
        }
        return transaction.execute(status -> insert(id, taken, refused));
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
}
