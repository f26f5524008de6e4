package io.retroflex.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.ReviewEvent;
import io.retroflex.server.procedure.ReviewService;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What persons say of audits. Each word is signed with the account's name and stays in the history. */
@RestController
@RequestMapping("/api/v1/procedures/{id}")
class ReviewController {
    private final ProcedureService procedures;
    private final ReviewService reviews;

    ReviewController(ProcedureService procedures, ReviewService reviews) {
        this.procedures = procedures;
        this.reviews = reviews;
    }

    /** A verdict in place of the machine's, and why. */
    record RulingWish(
            @NotNull Verdict verdict,

            @NotBlank @Size(max = 1000) @Pattern(regexp = ReviewEvent.REASON)
            String reason) {}

    /**
     * What a photograph shows.
     *
     * @param station that it shows; none if it is of no use
     */
    record PlacementWish(@Size(max = 100) @Nullable String station) {}

    /** A thing that was said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"kind", "by", "at"})
    record Said(
            ReviewEvent.Kind kind,
            @Nullable String station,
            @Nullable Integer photograph,
            @Nullable Verdict verdict,
            @Nullable String reason,
            String by,
            Instant at) {
        static Said of(ReviewEvent event) {
            return new Said(
                    event.kind(),
                    event.station(),
                    event.photograph(),
                    event.verdict(),
                    event.reason(),
                    event.account(),
                    event.moment());
        }
    }

    /** All that was said, in its order. */
    @GetMapping("/history")
    List<Said> history(@PathVariable String id) {
        return reviews.history(procedures.get(id)).stream().map(Said::of).toList();
    }

    /** Puts a verdict in place of the machine's. */
    @PutMapping("/stations/{station}/ruling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rule(
            @PathVariable String id,
            @PathVariable @Size(max = 100) String station,
            @Valid @RequestBody RulingWish wish,
            Principal principal)
            throws IOException {
        reviews.rule(id, station, wish.verdict(), wish.reason(), principal.getName());
    }

    /** Takes it back. */
    @DeleteMapping("/stations/{station}/ruling")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unrule(@PathVariable String id, @PathVariable @Size(max = 100) String station, Principal principal)
            throws IOException {
        reviews.unrule(id, station, principal.getName());
    }

    /** Says what a photograph shows. */
    @PutMapping("/photographs/{number}/placement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void place(
            @PathVariable String id,
            @PathVariable @Min(1) int number,
            @Valid @RequestBody PlacementWish wish,
            Principal principal)
            throws IOException {
        reviews.place(id, number, Optional.ofNullable(wish.station()), principal.getName());
    }

    /** Takes it back. */
    @DeleteMapping("/photographs/{number}/placement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unplace(@PathVariable String id, @PathVariable @Min(1) int number, Principal principal) throws IOException {
        reviews.unplace(id, number, principal.getName());
    }

    /** Stands for the audit; nothing of it changes from now on. */
    @PutMapping("/signature")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sign(@PathVariable String id, Principal principal) throws IOException {
        reviews.sign(id, principal.getName());
    }

    /** Takes the signature back. */
    @DeleteMapping("/signature")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable String id, Principal principal) throws IOException {
        reviews.reopen(id, principal.getName());
    }
}
