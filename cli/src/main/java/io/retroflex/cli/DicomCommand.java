package io.retroflex.cli;

import io.retroflex.vision.dicom.DicomFile;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retroflex dicom}. */
@Command(
        name = "dicom",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Shows what DICOM files of endoscopy pictures hold, what of it is kept, and which elements are not.",
            "Every frame is decoded. The value of an element that is not kept is never shown."
        })
final class DicomCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "DICOM files.")
    private List<Path> files = List.of();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        List<DicomContents> good = new ArrayList<>();
        for (Path file : files) {
            try {
                good.add(contents(file));
            } catch (PictureException e) {
                bad.add(e.getMessage());
            }
        }
        if (output.isJson()) {
            output.printJson(good);
        } else {
            good.forEach(contents -> {
                output.print(contents.file());
                output.printTable(contents.rows());
            });
        }
        return bad.report(output, good.size());
    }

    private static DicomContents contents(Path file) throws PictureException {
        DicomFile dicom = DicomFile.read(file, PictureLimits.DEFAULT);
        for (int i = 0; i < dicom.frames(); i++) {
            dicom.frame(i);
        }
        return DicomContents.of(file, dicom);
    }
}
