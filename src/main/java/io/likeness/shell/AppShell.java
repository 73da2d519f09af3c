package io.likeness.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline.Position;
import com.vaadin.flow.component.page.Inline.Wrapping;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;

/** What every page's HTML starts with: style sheets, the chosen colour scheme, and where own elements import from. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("likeness/likeness.css")
@StyleSheet("likeness/shell.css")
public class AppShell implements AppShellConfigurator {

    /** Own elements are plain ES modules; bare names lead to the libraries' own files. Versions as in pom.xml. */
    private static final String IMPORT_MAP = """
            <script type="importmap">
            {"imports": {
              "lit": "$/webjars/lit/3.3.2/index.js",
              "lit/": "$/webjars/lit/3.3.2/",
              "lit-html": "$/webjars/lit-html/3.3.2/lit-html.js",
              "lit-html/": "$/webjars/lit-html/3.3.2/",
              "lit-element/lit-element.js": "$/webjars/lit-element/4.2.2/lit-element.js",
              "@lit/reactive-element": "$/webjars/lit__reactive-element/2.1.2/reactive-element.js",
              "@lit/reactive-element/": "$/webjars/lit__reactive-element/2.1.2/",
              "echarts": "$/_static/echarts/6.0.0/dist/echarts.esm.min.mjs"
            }}
            </script>
            """;

    /** Before the first paint, so that a dark page never flashes white. */
    private static final String COLOR_SCHEME = """
            const scheme = localStorage.getItem('%s');
            if (scheme === 'light' || scheme === 'dark') document.documentElement.style.colorScheme = scheme;
            """.formatted(Appearance.STORAGE_KEY);

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addInlineWithContents(Position.PREPEND, COLOR_SCHEME, Wrapping.JAVASCRIPT);
        settings.addInlineWithContents(Position.PREPEND, importMap(settings), Wrapping.NONE);
        settings.addLink("likeness/logo.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.addMetaTag("color-scheme", "light dark");
    }

    /** Addresses from the root: the map is read before the page's base address is known. */
    private static String importMap(AppShellSettings settings) {
        return IMPORT_MAP.replace("$", settings.getRequest().getContextPath());
    }
}
