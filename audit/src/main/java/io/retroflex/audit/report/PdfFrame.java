package io.retroflex.audit.report;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands on every page: whose audit it is, that it is no diagnosis, and which page of how many. */
final class PdfFrame extends PdfPageEventHelper {
    private static final float AWAY = 24;
    private static final float WIDTH = 120;
    private static final float HEIGHT = 12;
    private static final float BASE = 3;

    private final String procedure;
    private final List<PdfTemplate> numbers = new ArrayList<>();

    PdfFrame(String procedure) {
        this.procedure = procedure;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        float top = document.top() + AWAY;
        float bottom = document.bottom() - AWAY;
        show(
                canvas,
                Element.ALIGN_LEFT,
                PdfStyle.bold("Retroflex, audit", PdfStyle.SMALL, PdfStyle.ACCENT),
                document.left(),
                top);
        show(canvas, Element.ALIGN_RIGHT, soft(procedure), document.right(), top);
        canvas.setColorStroke(PdfStyle.LINE);
        canvas.setLineWidth(0.6f);
        canvas.moveTo(document.left(), bottom + HEIGHT);
        canvas.lineTo(document.right(), bottom + HEIGHT);
        canvas.stroke();
        show(canvas, Element.ALIGN_LEFT, soft(Provenance.NOTICE), document.left(), bottom);
        // How many pages there are is known only after the last.
        PdfTemplate number = canvas.createTemplate(WIDTH, HEIGHT);
        canvas.addTemplate(number, document.right() - WIDTH, bottom - BASE);
        numbers.add(number);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int i = 0; i < numbers.size(); i++) {
            show(numbers.get(i), Element.ALIGN_RIGHT, soft("page " + (i + 1) + " of " + numbers.size()), WIDTH, BASE);
        }
    }

    private static Phrase soft(String text) {
        return PdfStyle.plain(text, PdfStyle.SMALL, PdfStyle.SOFT);
    }

    private static void show(PdfContentByte canvas, int align, Phrase phrase, float x, float y) {
        ColumnText.showTextAligned(canvas, align, phrase, x, y, 0);
    }
}
