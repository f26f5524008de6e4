package io.retroflex.scenes;

import java.util.List;
import java.util.stream.Stream;

/** What a scene shows: a site, or a finding over one. */
public enum SceneLabel {
    OESOPHAGUS("oesophagus"),
    Z_LINE("z-line"),
    RETROFLEX_STOMACH("retroflex-stomach"),
    GASTRIC_BODY("gastric-body"),
    ANGULUS("angulus"),
    PYLORUS("pylorus"),
    DUODENAL_BULB("duodenal-bulb"),
    DUODENUM("duodenum"),
    ILEUM("ileum"),
    NORMAL_CECUM("normal-cecum"),
    ILEOCECAL_VALVE("ileocecal-valve"),
    TRANSVERSE_COLON("transverse-colon"),
    DESCENDING_COLON("descending-colon"),
    SIGMOID_COLON("sigmoid-colon"),
    RECTUM("rectum"),
    RETROFLEX_RECTUM("retroflex-rectum"),
    POLYP("polyp"),
    ULCERATIVE_COLITIS("ulcerative-colitis"),
    IMPACTED_STOOL("impacted-stool"),
    DYED_LIFTED_POLYP("dyed-lifted-polyp");

    private final String id;

    SceneLabel(String id) {
        this.id = id;
    }

    /** The label as it stands in tables and folders: {@code z-line}. */
    public String id() {
        return id;
    }

    /** The sites where it is seen: itself where it is a site, the parts of the colon where it is a finding. */
    public List<SceneLabel> sites() {
        return switch (this) {
            case POLYP, IMPACTED_STOOL, DYED_LIFTED_POLYP ->
                List.of(NORMAL_CECUM, TRANSVERSE_COLON, DESCENDING_COLON, SIGMOID_COLON, RECTUM);
            case ULCERATIVE_COLITIS -> List.of(DESCENDING_COLON, SIGMOID_COLON, RECTUM);
            default -> List.of(this);
        };
    }

    /**
     * The label of that id.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static SceneLabel of(String id) {
        return Stream.of(values())
                .filter(label -> label.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown label '" + id + "'; there are: "
                        + String.join(
                                ", ", Stream.of(values()).map(SceneLabel::id).toList())));
    }
}
