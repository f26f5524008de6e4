package io.retroflex.audit.report;

import io.retroflex.audit.verdict.Reading;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Pictures with what stands under them. */
record PdfPictures(AuditPage page) {
    private static final int NEIGHBOURS = 5;
    private static final int IN_A_ROW = 6;
    private static final float PHOTOGRAPH = 92;
    private static final float NEIGHBOUR = 66;
    private static final float RING = 2;

    /** A photograph beside its neighbours; a neighbour without a picture has its words alone. */
    PdfPTable evidence(StationRow.Row row) throws IOException {
        PdfPTable table = table(new float[] {1.5f, 1, 1, 1, 1, 1});
        table.addCell(pictured(
                Optional.of(row.reading().photograph().thumbnail().get()),
                PHOTOGRAPH,
                false,
                page.name(row.reading()),
                row.words()));
        for (StationRow.Near near : row.neighbours()) {
            table.addCell(pictured(
                    page.thumbnails().apply(near.neighbour()),
                    NEIGHBOUR,
                    near.supports(),
                    near.neighbour().label(),
                    near.cosine()));
        }
        fill(table, row.neighbours().size(), NEIGHBOURS);
        return table;
    }

    /** All photographs of the procedure. */
    PdfPTable all() throws IOException {
        float[] widths = new float[IN_A_ROW];
        Arrays.fill(widths, 1);
        PdfPTable table = table(widths);
        TimeWords times = page.times();
        for (Reading reading : times.readings()) {
            table.addCell(pictured(
                    Optional.of(reading.photograph().thumbnail().get()),
                    NEIGHBOUR,
                    false,
                    page.name(reading),
                    times.before(reading) + page.words(reading)));
        }
        fill(table, page.audit().readings().size() % IN_A_ROW, IN_A_ROW);
        return table;
    }

    private static PdfPTable table(float[] widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSplitRows(false);
        table.setSpacingBefore(6);
        return table;
    }

    /** A row that is not full would not be shown. */
    private static void fill(PdfPTable table, int from, int cells) {
        for (int i = from; from > 0 && i < cells; i++) {
            table.addCell(PdfStyle.cell());
        }
    }

    private static PdfPCell pictured(Optional<byte[]> jpeg, float side, boolean ringed, String name, String words)
            throws IOException {
        PdfPCell cell = PdfStyle.cell();
        cell.setPaddingRight(6);
        cell.setPaddingBottom(6);
        if (jpeg.isPresent()) {
            cell.addElement(image(jpeg.get(), side, ringed));
        } else {
            cell.addElement(missing(side, ringed));
        }
        cell.addElement(caption(PdfStyle.bold(name, PdfStyle.SMALL, PdfStyle.INK), 3));
        cell.addElement(caption(PdfStyle.plain(words, PdfStyle.SMALL, PdfStyle.SOFT), 0));
        return cell;
    }

    private static Element caption(Phrase phrase, float before) {
        return PdfStyle.paragraph(phrase, before, 0);
    }

    private static PdfPTable image(byte[] jpeg, float side, boolean ringed) throws IOException {
        Image image = Image.getInstance(jpeg);
        image.scaleToFit(side - 2 * RING, side - 2 * RING);
        PdfPCell cell = new PdfPCell(image, false);
        return framed(cell, side, ringed);
    }

    private static PdfPTable missing(float side, boolean ringed) {
        return framed(new PdfPCell(PdfStyle.plain("no picture", PdfStyle.SMALL, PdfStyle.SOFT)), side, ringed);
    }

    /** In a square; a ring marks what shows the station. */
    private static PdfPTable framed(PdfPCell cell, float side, boolean ringed) {
        cell.setFixedHeight(side);
        cell.setPadding(RING);
        cell.setHorizontalAlignment(Element.ALIGN_CENTER);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setBackgroundColor(new Color(0xebe7e0));
        cell.setBorder(ringed ? Rectangle.BOX : Rectangle.NO_BORDER);
        cell.setBorderColor(PdfStyle.ACCENT);
        cell.setBorderWidth(RING);
        PdfPTable table = new PdfPTable(1);
        table.setTotalWidth(side);
        table.setLockedWidth(true);
        table.setHorizontalAlignment(Element.ALIGN_LEFT);
        table.addCell(cell);
        return table;
    }
}
