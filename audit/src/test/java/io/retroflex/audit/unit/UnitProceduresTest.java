package io.retroflex.audit.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which procedures a unit has. */
class UnitProceduresTest {
    @TempDir
    private Path folder;

    @Test
    void eachFolderAndEachArchiveIsAProcedure() throws IOException {
        for (String name : List.of("case 10", "case 9", ".hidden")) {
            Files.createDirectory(folder.resolve(name));
        }
        for (String name : List.of("case 11.ZIP", "notes.txt", "1.jpg")) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(names(UnitProcedures.find(folder, List.of()))).containsExactly("case 9", "case 10", "case 11.ZIP");
    }

    @Test
    void aFolderOfPhotographsIsNoUnit() throws IOException {
        Files.createFile(folder.resolve("1.jpg"));

        assertThatThrownBy(() -> UnitProcedures.find(folder, List.of()))
                .hasMessageContaining("no folder and no ZIP archive")
                .hasMessageContaining("retroflex audit");
    }

    @Test
    void aFolderHasNoColumns() {
        assertThatThrownBy(() -> UnitProcedures.find(folder, List.of("room")))
                .hasMessageContaining("no column 'room'")
                .hasMessageContaining("give a table");
    }

    @Test
    void ofATableOnlyTheColumnsThatWereAskedForAndTheMonthAreKept() throws IOException {
        Path table = table("procedure;date;patient;room", "a;2026-11-28 09:30;Erika;2", "sub/b;2026-10;Max;");

        UnitProcedures unit = UnitProcedures.find(table, List.of("room", "month"));

        assertThat(unit.problems()).isEmpty();
        assertThat(unit.procedures())
                .containsExactly(
                        new UnitProcedure(
                                folder.resolve("a"), Optional.of(YearMonth.of(2026, 11)), sorted(Map.of("room", "2"))),
                        new UnitProcedure(
                                folder.resolve("sub/b"), Optional.of(YearMonth.of(2026, 10)), sorted(Map.of())));
    }

    @Test
    void rowsThatNameNoProcedureAreProblemsAndTheRestStays() throws IOException {
        Path table = table("procedure,date", "a,2026-01-01", ",2026-01-01", "a,2026-01-02", "b,yesterday", "c,", "d");

        UnitProcedures unit = UnitProcedures.find(table, List.of());

        assertThat(names(unit)).containsExactly("a", "c");
        assertThat(unit.problems().stream().map(Object::toString).toList())
                .satisfiesExactlyInAnyOrder(
                        blank -> assertThat(blank).contains("line 3", "'procedure' is blank"),
                        doubled -> assertThat(doubled).contains("line 4", "'a' is already in an earlier row"),
                        date -> assertThat(date).contains("line 5", "'yesterday' is no date like 2026-11-28"),
                        ragged -> assertThat(ragged).contains("line 7", "1 values"));
    }

    @Test
    void aTableWithoutTheColumnsIsRefused() throws IOException {
        Path table = table("folder,room", "a,1");

        assertThatThrownBy(() -> UnitProcedures.find(table, List.of()))
                .hasMessageContaining("no column 'procedure'; it has: folder, room");
        assertThatThrownBy(() -> UnitProcedures.find(table("procedure", "a"), List.of("room")))
                .hasMessageContaining("no column 'room'");
    }

    @Test
    void aTableOfNothingIsRefused() throws IOException {
        Path table = table("procedure,date", "a,soon");

        assertThatThrownBy(() -> UnitProcedures.find(table, List.of()))
                .hasMessageContaining("no procedure in it")
                .hasMessageContaining("'soon' is no date");
    }

    private Path table(String... lines) throws IOException {
        return Files.write(folder.resolve("unit.csv"), List.of(lines));
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    private static List<String> names(UnitProcedures unit) {
        return unit.procedures().stream()
                .map(procedure -> procedure.place().getFileName().toString())
                .toList();
    }
}
