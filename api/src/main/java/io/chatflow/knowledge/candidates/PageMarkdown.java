package io.chatflow.knowledge.candidates;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The words of a web page as Markdown: headings, paragraphs, lists, quotes, links and tables. Pictures, forms, scripts
/// and everything else that is not words are left out.
final class PageMarkdown {

    private static final PolicyFactory WORDS = new HtmlPolicyBuilder()
            .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "blockquote", "pre")
            .allowElements("em", "i", "strong", "b", "code", "a", "table", "thead", "tbody", "tr", "th", "td")
            .allowElements("div", "section", "article", "header", "footer", "figcaption", "dl", "dt", "dd", "details")
            .allowElements("summary", "address")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("https", "http", "mailto")
            .toFactory();

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .build();

    private PageMarkdown() {}

    /// Links that lead on from the page are made complete by its own address.
    static String of(String html, URI page) {
        // What the sanitizer gives is balanced and knows XML's entities only.
        var body = "<page>" + WORDS.sanitize(html) + "</page>";
        var document = new Document();
        new PageBlocks(page).append(parse(body), document);
        // A single space at the end of a line; two of them are a line break.
        return RENDERER.render(document).replaceAll("(?m)(?<=\\S) $", "").strip();
    }

    private static org.w3c.dom.Node parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // The sanitizer nests nothing deeper than 256, and the caller limits the length.
            factory.setAttribute("jdk.xml.maxElementDepth", "1000");
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException impossible) {
            throw new IllegalStateException("the sanitizer gave no XML", impossible);
        }
    }
}
