package io.likeness.engine.export;

import io.likeness.engine.EngineException;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What other programs will find in a written model or adapter: its header is read again and compared with the names that each program
 * looks for, by rules of their own that know nothing of the tables which wrote it.
 *
 * @param verdicts one a program that reads this kind of file
 */
public record ExportCertificate(List<Verdict> verdicts) {

    public ExportCertificate {
        verdicts = List.copyOf(verdicts);
    }

    /** The programs that people take their models to. */
    public enum Program {
        DIFFUSERS("diffusers"),
        AUTOMATIC1111("AUTOMATIC1111"),
        COMFYUI("ComfyUI"),
        INVOKEAI("InvokeAI");

        private final String title;

        Program(String title) {
            this.title = title;
        }

        /** How it writes itself. */
        public String title() {
            return title;
        }
    }

    /**
     * What one program finds.
     *
     * @param matched keys that it knows
     * @param missing keys that it looks for in vain
     * @param unmatched keys that it does not know
     */
    public record Verdict(Program program, int matched, List<String> missing, List<String> unmatched) {

        public Verdict {
            missing = List.copyOf(missing);
            unmatched = List.copyOf(unmatched);
        }

        /** Whether it finds all, and nothing else. */
        public boolean complete() {
            return missing.isEmpty() && unmatched.isEmpty();
        }

        private String line() {
            String line = "%s: %d of %d keys matched".formatted(program.title(), matched, matched + unmatched.size());
            line += unmatched.isEmpty() ? "" : "; it does not know " + KeyReport.some(unmatched);
            return line + (missing.isEmpty() ? "" : "; it misses " + KeyReport.some(missing));
        }
    }

    /**
     * Reads headers only.
     *
     * @throws EngineException.BadFile if the path is no model and no adapter
     */
    public static ExportCertificate of(Path path) {
        if (Files.isDirectory(path)) {
            return new ExportCertificate(Certifier.folder(path));
        }
        SafetensorsHeader header = SafetensorsHeader.read(path);
        boolean model = header.tensors().keySet().stream().anyMatch(name -> name.startsWith("model.diffusion_model."));
        return new ExportCertificate(model ? Certifier.singleFile(header) : AdapterCertifier.of(header));
    }

    /** Whether every program that reads this kind of file finds all. */
    public boolean complete() {
        return verdicts.stream().allMatch(Verdict::complete);
    }

    /** A sentence for each program. */
    public List<String> lines() {
        return verdicts.stream().map(Verdict::line).toList();
    }
}
