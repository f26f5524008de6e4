package io.retroflex.server.backup;

import io.retroflex.server.database.Database;
import io.retroflex.server.sole.FolderLock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The service's folder. Links in it are followed: what the service sees in it is in it. */
record DataFolder(Path path) {
    DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The names of all files, with {@code /} between folders; without H2's, and without locks. */
    Set<String> files() throws IOException {
        Set<String> names = new TreeSet<>();
        Files.walkFileTree(
                path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (attributes.isSymbolicLink()) {
                            throw new BackupException(
                                    file + " is a link to what is not there; is all of the service's folder mounted?");
                        }
                        String name = name(file);
                        if (attributes.isRegularFile() && !Database.isFileOfH2(name) && !name.endsWith(".lock")) {
                            names.add(name);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE; // deleted meanwhile
                        }
                        throw failure;
                    }
                });
        return names;
    }

    private String name(Path file) {
        return StreamSupport.stream(path.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /**
     * The file of a name that came from outside.
     *
     * @throws BackupException if it is not right below this folder, or is one of the database's
     */
    Path file(String name) throws BackupException {
        try {
            Path file = path.resolve(name).normalize();
            if (file.startsWith(path) && !file.equals(path) && name(file).equals(name) && !Database.isFileOfH2(name)) {
                return file;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for all other names that are none.
        }
        throw new BackupException("'" + name + "' is no name of a file of the service");
    }

    /** Whether nothing is in it but the file that a service locked once. */
    boolean isEmpty() throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.allMatch(file -> file.endsWith(FolderLock.FILE));
        }
    }

    /** Makes a file, and the folders that it is in, for their owner alone. */
    OutputStream make(Path file) throws IOException {
        makeFolder(file.getParent());
        Files.createFile(file, ownerAlone("rw-------"));
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    /** Makes this folder, for its owner alone; one that is there stays as it is. */
    void make() throws IOException {
        makeFolder(path);
    }

    private void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, ownerAlone("rwx------"));
    }

    private FileAttribute<?>[] ownerAlone(String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Deletes all that is in it. */
    void clear() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path file : inside.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(path))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
