package io.retroflex.server.site;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.picture.CleanPicture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the site's pictures as a ZIP archive of the data that training and galleries are made of: a folder a label, and a table
 * with the label and the group of each. Pictures of one procedure are of one group, which has a number and not the name of the
 * procedure. What leaves is the field of view: text that a processor wrote beside it stays here.
 */
@Component
public class SiteExport {
    private static final Logger LOG = LoggerFactory.getLogger(SiteExport.class);
    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader("file", "label", "group").get();

    /** What every system takes for the name of a folder. */
    private static final String FOLDER = "[A-Za-z0-9]([A-Za-z0-9 ._-]{0,98}[A-Za-z0-9])?";

    private final SiteRecords records;
    private final ShownPictures shown;

    SiteExport(SiteRecords records, ShownPictures shown) {
        this.records = records;
        this.shown = shown;
    }

    /** Writes it, one picture after another; the stream stays open. A picture that is removed
     * meanwhile, or cannot be read, is left out. */
    public void write(OutputStream out) throws IOException {
        Map<String, Integer> groups = new HashMap<>();
        Map<String, String> folders = new HashMap<>();
        StringWriter table = new StringWriter();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // Pictures do not get smaller by it.
        zip.setLevel(1);
        try (CSVPrinter rows = new CSVPrinter(table, TABLE)) {
            for (SitePicture picture : records.all()) {
                byte[] file;
                try {
                    file = CleanPicture.png(shown.masked(picture));
                } catch (IOException e) {
                    LOG.warn("picture {} of the site is not in the export: {}", picture.name(), e.toString());
                    continue;
                }
                int group = groups.computeIfAbsent(String.valueOf(picture.procedure()), unseen -> groups.size() + 1);
                String folder = folders.computeIfAbsent(
                        picture.label(), label -> label.matches(FOLDER) ? label : "label-" + (folders.size() + 1));
                String name = folder + "/" + picture.name() + ".png";
                put(zip, name, file);
                rows.printRecord(List.of(name, picture.label(), "procedure-" + group));
            }
        }
        // Last, for it names what is there.
        put(zip, Dataset.MANIFEST, table.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
