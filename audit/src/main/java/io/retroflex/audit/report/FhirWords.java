package io.retroflex.audit.report;

import io.retroflex.audit.verdict.Verdict;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Codes and texts of resources. */
final class FhirWords {
    /** Where our code systems have their names; no patient's system is meant to know them. */
    static final String HOME = "https://retroflex.io/";

    private FhirWords() {}

    /**
     * A code of ours with its words.
     *
     * @param system within ours
     */
    static CodeableConcept concept(String system, String code, String words) {
        CodeableConcept concept = new CodeableConcept().setText(words);
        concept.addCoding().setSystem(HOME + system).setCode(code).setDisplay(words);
        return concept;
    }

    /** What a person reads who has no more than the resource. */
    static Narrative narrative(String text) {
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        div.addTag("p").addText(text);
        narrative.setDiv(div);
        return narrative;
    }

    static String lower(Verdict verdict) {
        return StationRow.words(verdict).toLowerCase(Locale.ROOT);
    }

    static String photograph(int number) {
        return "photograph " + number;
    }

    /**
     * Text that somebody else wrote, for where markdown is read: FHIR forbids HTML in it, so that no tag may begin. Backslashes
     * before it are doubled, or else they would take the one away that guards.
     */
    static String markdown(String text) {
        return text.replaceAll("(\\\\*)<(?=[A-Za-z/!?])", "$1$1\\\\<");
    }

    /** With a full stop, whether or not it has one. */
    static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped : stripped + ".";
    }
}
