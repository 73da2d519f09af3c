package io.likeness.models.upload;

import io.likeness.common.NotFound;
import io.likeness.models.install.InstallationDetails;
import io.likeness.models.layout.ModelFile;
import io.likeness.models.layout.ModelTitle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What uploads look like to the browser. */
final class UploadJson {

    private UploadJson() {}

    /**
     * All that the page needs to begin.
     *
     * @param header the name of the header that carries the token
     * @param token against requests that other sites' pages send
     * @param uploads what is not complete
     */
    record Overview(String header, String token, List<Upload> uploads) {}

    /** One upload. */
    record Upload(String id, String name, long bytes, List<File> files) {

        File file(int number) {
            if (number < 0 || number >= files.size()) {
                throw NotFound.of("File of upload " + id, number).get();
            }
            return files.get(number);
        }
    }

    /**
     * A file of it.
     *
     * @param number its name in addresses
     * @param offset how many bytes are here
     * @param whole whether it is complete and checked
     */
    record File(int number, String path, long bytes, long offset, boolean whole) {}

    /** A folder or file that a person chose; a reader of JSON takes what this refuses for no JSON. */
    record Folder(String name, List<Entry> files) {

        Folder {
            files = List.copyOf(files);
            if (name.isBlank()) {
                throw new IllegalArgumentException("A folder has a name");
            }
            name = ModelTitle.of(name);
        }

        List<ModelFile> listing() {
            return files.stream().map(Entry::file).toList();
        }
    }

    /** A file in it. */
    record Entry(String path, long bytes) {

        Entry {
            if (path.isEmpty() || bytes < 0) {
                throw new IllegalArgumentException("A file has a path, and 0 bytes or more");
            }
        }

        ModelFile file() {
            return new ModelFile(path, bytes, null);
        }
    }

    /** Why something was refused. */
    record Refusal(String sentence) {}

    /** The sum of a file that is complete. */
    record Finish(String sha256) {

        Finish {
            if (sha256.isEmpty()) {
                throw new IllegalArgumentException("A checksum has digits");
            }
        }
    }

    /** How far files are; thrown failures are those of the disk. */
    interface Offsets {
        long of(ModelFile file) throws IOException;
    }

    static Upload upload(InstallationDetails upload, Offsets offsets) throws IOException {
        List<File> files = new ArrayList<>();
        for (ModelFile file : upload.files()) {
            files.add(new File(files.size(), file.path(), file.bytes(), offsets.of(file), file.checksum() != null));
        }
        return new Upload(upload.id().toString(), upload.title(), upload.bytes(), files);
    }
}
