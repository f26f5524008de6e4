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
            List<StationRow.Row> rows = station.evidence();
            if (!rows.isEmpty()) {
                sheet.add(withFirst(station, pictures.evidence(rows.getFirst())));
                for (StationRow.Row row : rows.subList(1, rows.size())) {
                    sheet.add(pictures.evidence(row));
                }
            }
        }
    }

    /** The name of a station is never the last on a page. */
    private PdfPTable withFirst(StationRow station, PdfPTable first) {
        PdfPTable table = new PdfPTable(new float[] {3, 1.2f});
        table.setWidthPercentage(100);
        table.setKeepTogether(true);
        table.setSpacingBefore(14);
        PdfPCell verdict = PdfStyle.cell(mark.of(station.verdict()));
        verdict.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.addCell(topped(name(station, PdfStyle.TEXT + 1)));
        table.addCell(topped(verdict));
        String note = station.station().note().map(text -> " " + text).orElse("");
        table.addCell(wide(PdfStyle.cell(PdfStyle.plain(station.reason() + note, PdfStyle.TEXT, PdfStyle.SOFT))));
        PdfPCell pictures = wide(PdfStyle.cell());
        pictures.setPaddingTop(8);
        pictures.addElement(first);
        table.addCell(pictures);
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
