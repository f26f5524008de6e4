package io.retroflex.audit.report;

import io.retroflex.audit.verdict.Verdict;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;
import org.openpdf.text.pdf.PdfPCell;

/** Letters and colours of a document: those of the page when it is printed. */
final class PdfStyle {
    static final Color INK = new Color(0x1d1c1a);
    static final Color SOFT = new Color(0x55524d);
    static final Color LINE = new Color(0xd5d1ca);
    static final Color ACCENT = new Color(0x17616b);

    static final float SMALL = 7.5f;
    static final float TEXT = 9.5f;
    static final float HEAD = 13;
    static final float TITLE = 21;

    private static final float LEADING = 1.35f;

    /** For letters that Helvetica lacks, as in Polish or Greek; part of it goes into a document that needs them. */
    private static final BaseFont OTHERS = others();

    private PdfStyle() {}

    static Color of(Verdict verdict) {
        return switch (verdict) {
            case DOCUMENTED -> new Color(0x22693f);
            case UNCERTAIN -> new Color(0x8a5a00);
            case NOT_FOUND -> new Color(0xa93226);
            case NOT_ASSESSABLE -> new Color(0x625e57);
        };
    }

    static Phrase plain(String text, float size, Color color) {
        return phrase(text, size, Font.NORMAL, color);
    }

    static Phrase bold(String text, float size, Color color) {
        return phrase(text, size, Font.BOLD, color);
    }

    private static Phrase phrase(String text, float size, int weight, Color color) {
        FontSelector letters = new FontSelector();
        letters.addFont(new Font(Font.HELVETICA, size, weight, color));
        letters.addFont(new Font(OTHERS, size, weight, color));
        Phrase phrase = letters.process(text);
        phrase.setLeading(size * LEADING);
        return phrase;
    }

    static Paragraph paragraph(Phrase phrase, float before, float after) {
        Paragraph paragraph = new Paragraph(phrase);
        paragraph.setLeading(phrase.getLeading());
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    /** A cell without lines. */
    static PdfPCell cell() {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }

    static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = cell();
        cell.setPhrase(phrase);
        cell.setLeading(phrase.getLeading(), 0);
        return cell;
    }

    private static BaseFont others() {
        String name = "font-fallback/LiberationSans-Regular.ttf";
        try (InputStream in = Document.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("OpenPDF comes without its font " + name + "; build Retroflex again");
            }
            return BaseFont.createFont(
                    "LiberationSans-Regular.ttf",
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    BaseFont.CACHED,
                    in.readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
