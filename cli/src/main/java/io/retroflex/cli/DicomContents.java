package io.retroflex.cli;

import io.retroflex.vision.dicom.DicomFacts;
import io.retroflex.vision.dicom.DicomFile;
import io.retroflex.vision.dicom.Statement;
import io.retroflex.vision.dicom.Tag;
import io.retroflex.vision.dicom.Uid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code retroflex dicom} says of a file, as {@code --json} prints it. Texts are empty where the file says nothing.
 *
 * @param timeOf acquisition, content or study
 * @param frameTime milliseconds from one frame to the next
 * @param study a hash, as are series and instance
 * @param notKept the elements that are not kept, without their values
 */
record DicomContents(
        String file,
        String sopClass,
        String transferSyntax,
        int frames,
        int width,
        int height,
        String time,
        String timeOf,
        Optional<Double> frameTime,
        String manufacturer,
        String model,
        String modality,
        Optional<Integer> number,
        String study,
        String series,
        String instance,
        String burnedInAnnotation,
        String identityRemoved,
        List<Element> notKept) {
    /** Enough of a hash to tell apart what lies in one archive. */
    private static final int HASH = 16;

    /** An element: its tag, and its keyword as far as it is known. */
    record Element(String tag, String keyword) {
        static Element of(Tag tag) {
            return new Element(
                    tag.toString(),
                    tag.isPrivate() ? "(private)" : tag.keyword().orElse(""));
        }
    }

    static DicomContents of(Path path, DicomFile file) {
        DicomFacts facts = file.facts();
        return new DicomContents(
                path.toString(),
                DicomFile.SOP_CLASS,
                facts.syntax().toString(),
                facts.frames(),
                facts.width(),
                facts.height(),
                facts.time().map(time -> time.time().toString()).orElse(""),
                facts.time().map(time -> lower(time.origin())).orElse(""),
                facts.frameTime().stream().boxed().findFirst(),
                facts.manufacturer(),
                facts.model(),
                facts.modality(),
                facts.number().stream().boxed().findFirst(),
                hash(facts.study()),
                hash(facts.series()),
                hash(facts.instance()),
                word(facts.burnedInAnnotation()),
                word(facts.identityRemoved()),
                file.notKept().stream().map(Element::of).toList());
    }

    private static String hash(Uid uid) {
        return uid.hash().substring(0, HASH);
    }

    private static String word(Statement statement) {
        return statement == Statement.NONE ? "" : lower(statement);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The same as a table. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  class", sopClass));
        rows.add(List.of("  transfer syntax", transferSyntax));
        rows.add(
                List.of("  pictures", frames + (frames == 1 ? " frame" : " frames") + " of " + width + " x " + height));
        rows.add(List.of("  time", said(time.isEmpty() ? "" : time + " (" + timeOf + ")")));
        rows.add(List.of(
                "  frame time", said(frameTime.map(apart -> apart + " ms").orElse(""))));
        rows.add(List.of("  manufacturer", said(manufacturer)));
        rows.add(List.of("  model", said(model)));
        rows.add(List.of("  modality", said(modality)));
        rows.add(List.of("  number", said(number.map(String::valueOf).orElse(""))));
        rows.add(List.of("  study", study + " (hash)"));
        rows.add(List.of("  series", series + " (hash)"));
        rows.add(List.of("  instance", instance + " (hash)"));
        rows.add(List.of("  burned-in text", said(burnedInAnnotation)));
        rows.add(List.of("  identity removed", said(identityRemoved)));
        rows.add(List.of("  not kept", notKept.size() + (notKept.size() == 1 ? " element" : " elements")));
        notKept.forEach(element -> rows.add(List.of("    " + element.tag(), element.keyword())));
        return rows;
    }

    private static String said(String text) {
        return text.isEmpty() ? "(not said)" : text;
    }
}
