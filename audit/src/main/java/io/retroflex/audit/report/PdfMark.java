package io.retroflex.audit.report;

import io.retroflex.audit.verdict.Verdict;
import java.awt.Color;
import org.openpdf.text.Chunk;
import org.openpdf.text.Image;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/** A verdict as a sign and its words: drawn, for the letters that every reader of PDF has know no such signs. */
record PdfMark(PdfContentByte canvas) {
    private static final float SIDE = 10;
    private static final float BELOW_THE_LINE = -1.8f;

    Phrase of(Verdict verdict) {
        Phrase words = PdfStyle.bold("  " + StationRow.words(verdict), PdfStyle.TEXT, PdfStyle.of(verdict));
        Phrase mark = new Phrase(words.getLeading());
        mark.add(new Chunk(Image.getInstance(sign(verdict)), 0, BELOW_THE_LINE));
        mark.add(words);
        return mark;
    }

    private PdfTemplate sign(Verdict verdict) {
        PdfTemplate sign = canvas.createTemplate(SIDE, SIDE);
        sign.setColorFill(PdfStyle.of(verdict));
        sign.circle(SIDE / 2, SIDE / 2, SIDE / 2);
        sign.fill();
        sign.setColorStroke(Color.WHITE);
        sign.setLineWidth(1.3f);
        sign.setLineCap(PdfContentByte.LINE_CAP_ROUND);
        sign.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
        switch (verdict) {
            case DOCUMENTED -> line(sign, 2.7f, 5, 4.4f, 3.2f, 7.4f, 6.9f);
            case UNCERTAIN -> {
                sign.moveTo(3.4f, 6.6f);
                sign.curveTo(3.6f, 9, 7, 8.6f, 6.6f, 6.5f);
                sign.curveTo(6.4f, 5.6f, 5, 5.4f, 5, 4.2f);
                sign.stroke();
                line(sign, 5, 2.3f, 5, 2.3f);
            }
            case NOT_FOUND -> {
                line(sign, 3.2f, 3.2f, 6.8f, 6.8f);
                line(sign, 3.2f, 6.8f, 6.8f, 3.2f);
            }
            case NOT_ASSESSABLE -> line(sign, 3, 5, 7, 5);
        }
        return sign;
    }

    private static void line(PdfTemplate sign, float... points) {
        sign.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            sign.lineTo(points[i], points[i + 1]);
        }
        sign.stroke();
    }
}
