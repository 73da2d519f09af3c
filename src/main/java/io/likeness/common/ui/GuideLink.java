package io.likeness.common.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;

/** A small link to the page that explains the method; any page may have one. */
public class GuideLink extends Anchor {

    /** The page's address. */
    public static final String ROUTE = "how-it-works";

    /** The id of its section on what the starter model can do. */
    public static final String WHAT_TO_EXPECT = "what-to-expect";

    private GuideLink(String address, String words) {
        super(address, words);
        addClassName("small");
    }

    /** Leads to the page. */
    public static GuideLink howItWorks() {
        GuideLink link = new GuideLink(ROUTE, "How does it work?");
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /** Leads to what the starter model can do, beside whatever form is open. */
    public static GuideLink whatToExpect() {
        GuideLink link = new GuideLink(ROUTE + "#" + WHAT_TO_EXPECT, "What to expect");
        link.setTarget(AnchorTarget.BLANK);
        return link;
    }
}
