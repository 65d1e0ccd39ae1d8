package io.chatflow.knowledge;

import io.chatflow.platform.web.Problems;
import io.chatflow.retrieval.Document.Section;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// What writers write (CommonMark with tables), as a page shows it and as plain text.
@Singleton
final class Markdown {

    /// Missing cells of a row are filled up: a wide head over many short rows would become as many as both multiplied.
    private static final int MOST_CELLS = 20_000;

    private static final Set<Extension> EXTENSIONS =
            Set.of(TablesExtension.builder().maxCells(MOST_CELLS).build());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(32)
            .maxInlineNesting(32)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /// Even writers of the tenant put no scripts, styles or forms on a page that the platform serves.
    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements(
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "p",
                    "br",
                    "hr",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "kbd",
                    "a",
                    "img",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("src", "alt", "title")
            .onElements("img")
            .allowAttributes("start")
            .onElements("ol")
            .allowAttributes("align")
            .matching(false, "left", "center", "right")
            .onElements("th", "td")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    /// HTML that is safe to put into a page as it is.
    String html(String markdown) {
        return SAFE.sanitize(RENDERER.render(parse(markdown)));
    }

    /// The text under each heading, without any marks; lists keep their bullets and numbers.
    List<Section> sections(String markdown) {
        var sections = new ArrayList<Section>();
        var heading = "";
        var text = new StringBuilder();
        for (Node block = parse(markdown).getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading next) {
                add(sections, heading, text);
                heading = PlainText.of(next);
                text.setLength(0);
            } else {
                text.append(PlainText.of(block)).append("\n\n");
            }
        }
        add(sections, heading, text);
        return sections;
    }

    /// Throws `validation_failed` at `/body`.
    private static Node parse(String markdown) {
        try {
            return PARSER.parse(markdown);
        } catch (IllegalArgumentException tooManyCells) {
            throw Problems.invalid("/body", "tables of at most " + MOST_CELLS + " cells, counting those left out");
        }
    }

    private static void add(List<Section> sections, String heading, StringBuilder text) {
        if (!text.toString().isBlank() || !heading.isEmpty()) {
            sections.add(new Section(heading, text.toString().strip()));
        }
    }
}
