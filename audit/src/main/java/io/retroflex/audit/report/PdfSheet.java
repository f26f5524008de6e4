package io.retroflex.audit.report;

import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A document that grows downwards. */
record PdfSheet(Document document, PdfWriter writer) {
    private static final float NAMES = 0.24f;

    /** A heading has at least so much below it on its page: a row of pictures. */
    private static final float ROOM = 130;

    /** Something and what it is. */
    record Fact(String name, String value) {}

    void title(String text) {
        add(PdfStyle.paragraph(PdfStyle.bold(text, PdfStyle.TITLE, PdfStyle.INK), 0, 2));
    }

    void heading(String text) {
        if (writer.getVerticalPosition(false) - document.bottom() < ROOM) {
            document.newPage();
        }
        add(PdfStyle.paragraph(PdfStyle.bold(text, PdfStyle.HEAD, PdfStyle.INK), 14, 6));
    }

    void note(String text) {
        add(PdfStyle.paragraph(PdfStyle.plain(text, PdfStyle.TEXT, PdfStyle.SOFT), 2, 4));
    }

    void facts(List<Fact> facts) {
        PdfPTable table = new PdfPTable(new float[] {NAMES, 1 - NAMES});
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setSpacingAfter(4);
        for (Fact fact : facts) {
            table.addCell(padded(PdfStyle.cell(PdfStyle.plain(fact.name(), PdfStyle.TEXT, PdfStyle.SOFT))));
            table.addCell(padded(PdfStyle.cell(PdfStyle.plain(fact.value(), PdfStyle.TEXT, PdfStyle.INK))));
        }
        add(table);
    }

    private static PdfPCell padded(PdfPCell cell) {
        cell.setPaddingBottom(2.5f);
        return cell;
    }

    void add(Element element) {
        document.add(element);
    }
}
