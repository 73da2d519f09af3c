package io.likeness.models.install;

import io.likeness.models.layout.ModelFile;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;

/** The files of an installation, and how many of their bytes were here when somebody last said so. */
@Embeddable
class ArrivingFiles {

    @Convert(converter = ModelFilesJson.class)
    private List<ModelFile> files;

    private long bytes;
    private long received;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ArrivingFiles() {}

    ArrivingFiles(List<ModelFile> files) {
        this.files = List.copyOf(files);
        this.bytes = ModelFile.bytes(files);
    }

    List<ModelFile> files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    long received() {
        return received;
    }

    /** One is here whole. */
    void arrived(ModelFile whole) {
        files = files.stream()
                .map(file -> file.path().equals(whole.path()) ? whole : file)
                .toList();
        if (areWhole()) {
            allHere();
        }
    }

    /** Whether all are. */
    boolean areWhole() {
        return files.stream().allMatch(file -> file.checksum() != null);
    }

    void allHere() {
        received = bytes;
    }
}
