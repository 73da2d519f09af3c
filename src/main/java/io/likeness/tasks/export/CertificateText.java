package io.likeness.tasks.export;

import io.likeness.engine.export.ExportCertificate;
import io.likeness.engine.export.ExportCertificate.Verdict;
import java.util.List;

/** A certificate to keep beside the file: every key that does not fit is named. */
final class CertificateText {

    private CertificateText() {}

    static String of(String name, ExportCertificate certificate) {
        StringBuilder text = new StringBuilder("Export certificate of ")
                .append(name)
                .append(
                        "\n\nIt was read again and its keys compared with those that each program looks for, by rules that do"
                                + "\nnot know how it was written. It is about names, not numbers; no program was run.\n");
        certificate.verdicts().forEach(verdict -> text.append('\n').append(of(verdict)));
        return text.toString();
    }

    private static String of(Verdict verdict) {
        int all = verdict.matched() + verdict.unmatched().size();
        String line = "%s: %d of %d keys matched, %d missing\n"
                .formatted(
                        verdict.program().title(),
                        verdict.matched(),
                        all,
                        verdict.missing().size());
        return line
                + names("It does not know:", verdict.unmatched())
                + names("It looks in vain for:", verdict.missing());
    }

    private static String names(String title, List<String> names) {
        return names.isEmpty() ? "" : "  " + title + "\n    " + String.join("\n    ", names) + "\n";
    }
}
