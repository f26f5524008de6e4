package io.retroflex.vision.dataset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A folder a label: the label is the name of the folder that directly holds the picture. */
final class LabelFolders extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<LabelledPicture> pictures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private LabelFolders(Path root) {
        this.root = root;
    }

    static Dataset read(Path root) throws IOException {
        LabelFolders folders = new LabelFolders(root);
        Files.walkFileTree(root, folders);
        folders.pictures.sort(Comparator.comparing(LabelledPicture::name));
        folders.problems.sort(Comparator.comparing(Problem::where));
        return new Dataset(root, folders.pictures, folders.problems);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (PictureFiles.isPicture(file) && Files.isRegularFile(file)) {
            Path folder = file.getParent();
            if (folder.equals(root)) {
                problems.add(
                        new Problem(file.toString(), "it lies in no folder that could be its label; move it into one"));
            } else {
                Map<String, String> columns =
                        Map.of(LabelledPicture.LABEL, folder.getFileName().toString());
                pictures.add(new LabelledPicture(file, PictureFiles.name(root, file), columns));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        problems.add(new Problem(file.toString(), "it cannot be read (" + failure + "); check its permissions"));
        return FileVisitResult.CONTINUE;
    }
}
