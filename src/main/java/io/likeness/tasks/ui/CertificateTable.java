package io.likeness.tasks.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.engine.export.ExportCertificate.Verdict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What each program finds in a file. */
class CertificateTable extends Div {

    private static final int SHOWN = 2;

    CertificateTable(ExportCertificate certificate) {
        Div rows = new Div();
        rows.addClassName("likeness-rows");
        alike(certificate).forEach(verdicts -> rows.add(row(verdicts)));
        Paragraph how = new Paragraph(
                "The file was read again and its keys compared with those that each program looks for. No program was run.");
        how.addClassNames("secondary", "small");
        add(new Paragraph(outcome(certificate)), rows, how);
    }

    private static String outcome(ExportCertificate certificate) {
        if (certificate.complete()) {
            return "Every one of these programs finds all that it looks for.";
        }
        return certificate.verdicts().stream().noneMatch(Verdict::complete)
                ? "None of these programs finds all that it looks for, so none is likely to load the file: its architecture is not one that"
                        + " they know, as with the starter. What is trained on Stable Diffusion, they load."
                : "Take it to a program that finds all that it looks for.";
    }

    /** Programs that find the same share a row. */
    private static Collection<List<Verdict>> alike(ExportCertificate certificate) {
        return certificate.verdicts().stream()
                .collect(Collectors.groupingBy(
                        verdict -> List.of(verdict.matched(), verdict.missing(), verdict.unmatched()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private static Div row(List<Verdict> alike) {
        Verdict verdict = alike.getFirst();
        int all = verdict.matched() + verdict.unmatched().size();
        String programs = alike.stream().map(each -> each.program().title()).collect(Collectors.joining(", "));
        Div words = new Div(new Div(new Span(programs)));
        words.addClassName("grow");
        words.add(small("%s of %s keys matched%s"
                .formatted(
                        Quantities.number(verdict.matched()),
                        Quantities.number(all),
                        verdict.complete() ? ", none missing" : "")));
        if (!verdict.unmatched().isEmpty()) {
            words.add(small("It does not know " + some(verdict.unmatched())));
        }
        if (!verdict.missing().isEmpty()) {
            words.add(small("It looks in vain for " + some(verdict.missing())));
        }
        Span badge = new Span(verdict.complete() ? "Complete" : "Incomplete");
        badge.addClassNames("likeness-badge", verdict.complete() ? "success" : "warning");
        Div row = new Div(words, badge);
        row.addClassName("likeness-row");
        return row;
    }

    private static Div small(String words) {
        Div line = new Div(words);
        line.addClassNames("secondary", "small");
        line.getStyle().set("overflow-wrap", "anywhere");
        return line;
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN
                ? first
                : "%s and %s more".formatted(first, Quantities.number(names.size() - SHOWN));
    }
}
