package io.retroflex.server.site;

import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.StoredProcedure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which photographs of a procedure are in the site's gallery: those whose file is, also if it was sent with another procedure
 * and added there.
 */
@Component
public class SitePhotographs {
    private final SiteRecords records;
    private final ProcedureService procedures;

    SitePhotographs(SiteRecords records, ProcedureService procedures) {
        this.records = records;
        this.procedures = procedures;
    }

    /** By the numbers of the photographs. */
    public Map<Integer, SitePicture> of(StoredProcedure procedure) {
        Map<Integer, String> contents = procedures.contents(procedure);
        Map<String, SitePicture> pictures = records.withContents(contents.values()).stream()
                .collect(Collectors.toMap(picture -> String.valueOf(picture.content()), Function.identity()));
        return contents.entrySet().stream()
                .filter(photograph -> pictures.containsKey(photograph.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, photograph -> pictures.get(photograph.getValue())));
    }

    /**
     * As which picture one is there, if it is.
     *
     * @throws io.retroflex.server.procedure.NoSuchProcedureException if the procedure has no such photograph
     */
    public Optional<SitePicture> of(StoredProcedure procedure, int number) {
        return records.withContents(Set.of(procedures.content(procedure, number))).stream()
                .findFirst();
    }

    /**
     * As which picture one is there.
     *
     * @throws NoSuchSitePictureException if it is not
     * @throws io.retroflex.server.procedure.NoSuchProcedureException if the procedure has no such photograph
     */
    public SitePicture get(StoredProcedure procedure, int number) {
        return of(procedure, number).orElseThrow(NoSuchSitePictureException::new);
    }
}
