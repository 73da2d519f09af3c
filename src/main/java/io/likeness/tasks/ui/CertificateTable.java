package io.likeness.tasks.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.likeness.common.ui.Quantities;
import io.likeness.engine.ExportCertificate;
import io.likeness.engine.ExportCertificate.Verdict;
import java.util.List;

/** What each program finds in a file, a row a program. */
class CertificateTable extends Div {

    private static final int SHOWN = 4;

    CertificateTable(ExportCertificate certificate) {
        addClassName("likeness-rows");
        certificate.verdicts().forEach(verdict -> add(row(verdict)));
    }

    private static Div row(Verdict verdict) {
        int all = verdict.matched() + verdict.unmatched().size();
        Div words = new Div(new Div(new Span(verdict.program().title())));
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
        Div row = new Div(words, new Span(verdict.complete() ? "Complete" : "Incomplete"));
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
