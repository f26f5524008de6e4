package io.retroflex.scenes;

import io.retroflex.scenes.geometry.Bowel;
import io.retroflex.scenes.geometry.Findings;
import io.retroflex.scenes.geometry.Site;
import io.retroflex.scenes.geometry.Upper;
import io.retroflex.scenes.maths.Draw;

/** Builds what a label says. */
final class Stage {
    private Stage() {}

    /** A site, with a finding over it where the label is one; now and then it is not washed clean. */
    static Site build(SceneLabel label, SceneLabel site, Draw draw) {
        Site clean = clean(label, site, draw);
        return draw.happens(0.25) ? Findings.froth(clean, draw.split()) : clean;
    }

    private static Site clean(SceneLabel label, SceneLabel site, Draw draw) {
        return switch (label) {
            case POLYP -> Findings.polyp(site(site, draw.split()), draw.split());
            case ULCERATIVE_COLITIS -> Findings.colitis(site(site, draw.split()), draw.split());
            case IMPACTED_STOOL -> Findings.stool(site(site, draw.split()), draw.split());
            case DYED_LIFTED_POLYP -> Findings.lifted(site(site, draw.split()), draw.split());
            default -> site(site, draw.split());
        };
    }

    private static Site site(SceneLabel site, Draw draw) {
        return switch (site) {
            case OESOPHAGUS -> Upper.oesophagus(draw);
            case Z_LINE -> Upper.zLine(draw);
            case RETROFLEX_STOMACH -> Upper.retroflexed(draw);
            case GASTRIC_BODY -> Upper.body(draw);
            case ANGULUS -> Upper.angulus(draw);
            case PYLORUS -> Upper.pylorus(draw);
            case DUODENAL_BULB -> Upper.bulb(draw);
            case DUODENUM -> Bowel.duodenum(draw);
            case ILEUM -> Bowel.ileum(draw);
            case NORMAL_CECUM -> Bowel.cecum(draw);
            case ILEOCECAL_VALVE -> Bowel.valve(draw);
            case TRANSVERSE_COLON -> Bowel.transverse(draw);
            case DESCENDING_COLON -> Bowel.descending(draw);
            case SIGMOID_COLON -> Bowel.sigmoid(draw);
            case RECTUM -> Bowel.rectum(draw);
            case RETROFLEX_RECTUM -> Bowel.retroflexed(draw);
            case POLYP, ULCERATIVE_COLITIS, IMPACTED_STOOL, DYED_LIFTED_POLYP ->
                throw new IllegalStateException(site.id() + " is a finding and no site");
        };
    }
}
