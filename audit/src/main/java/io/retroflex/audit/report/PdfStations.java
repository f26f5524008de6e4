package io.retroflex.audit.report;

import java.io.IOException;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** The stations of a document: first the verdicts on a list, then what says so. */
record PdfStations(AuditPage page, PdfSheet sheet, PdfMark mark) {
    void list() {
        sheet.heading("Stations");
        PdfPTable table = new PdfPTable(new float[] {1.35f, 2.6f, 2.2f});
        table.setWidthPercentage(100);
        table.setSplitRows(false);
        for (StationRow station : page.stations()) {
            table.addCell(lined(PdfStyle.cell(mark.of(station.verdict()))));
            table.addCell(lined(name(station, PdfStyle.TEXT)));
            table.addCell(lined(PdfStyle.cell(PdfStyle.plain(station.why(), PdfStyle.TEXT, PdfStyle.SOFT))));
        }
        sheet.add(table);
    }

    private static PdfPCell name(StationRow station, float size) {
        return PdfStyle.cell(PdfStyle.bold(station.station().name(), size, PdfStyle.INK));
    }

    private static PdfPCell lined(PdfPCell cell) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(PdfStyle.LINE);
        cell.setBorderWidth(0.6f);
        cell.setPaddingTop(3);
        cell.setPaddingBottom(6);
        return cell;
    }

    void evidence() throws IOException {
        sheet.heading("What says so");
        sheet.note("Each photograph beside the five labelled pictures that look most like it, nearest first, with the"
                + " cosine of their embeddings. A frame marks those that show the station. They are the evidence: look at"
                + " them, and agree or not.");
        PdfPictures pictures = new PdfPictures(page);
        for (StationRow station : page.stations()) {
            if (station.isLinked()) {
                List<StationRow.Row> rows = station.evidence();
                PdfPTable named = named(station);
                if (!rows.isEmpty()) {
                    PdfPCell first = wide(PdfStyle.cell());
                    first.setPaddingTop(8);
                    first.addElement(pictures.evidence(rows.getFirst()));
                    named.addCell(first);
                }
                sheet.add(named);
                for (StationRow.Row row : rows.stream().skip(1).toList()) {
                    sheet.add(pictures.evidence(row));
                }
            }
        }
    }

    /** What is said of a station; with its first pictures it stays on one page. */
    private PdfPTable named(StationRow station) {
        PdfPTable table = new PdfPTable(new float[] {3, 1.2f});
        table.setWidthPercentage(100);
        table.setKeepTogether(true);
        table.setSpacingBefore(14);
        PdfPCell verdict = PdfStyle.cell(mark.of(station.verdict()));
        verdict.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.addCell(topped(name(station, PdfStyle.TEXT + 1)));
        table.addCell(topped(verdict));
        if (!station.review().isEmpty()) {
            table.addCell(wide(PdfStyle.cell(PdfStyle.plain(station.review(), PdfStyle.TEXT, PdfStyle.INK))));
        }
        String note = station.station().note().map(text -> " " + text).orElse("");
        table.addCell(wide(PdfStyle.cell(PdfStyle.plain(station.reason() + note, PdfStyle.TEXT, PdfStyle.SOFT))));
        return table;
    }

    private static PdfPCell topped(PdfPCell cell) {
        cell.setBorder(Rectangle.TOP);
        cell.setBorderColor(PdfStyle.LINE);
        cell.setBorderWidth(0.6f);
        cell.setPaddingTop(6);
        return cell;
    }

    private static PdfPCell wide(PdfPCell cell) {
        cell.setColspan(2);
        cell.setPaddingTop(2);
        return cell;
    }
}
