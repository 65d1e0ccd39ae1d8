package io.chatflow.knowledge.candidates;

import java.net.URI;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.w3c.dom.Element;

/// The words of a block with their marks: emphasis, links, code. Blocks among them are divided by a space.
final class PageWords {

    private final URI page;

    PageWords(URI page) {
        this.page = page;
    }

    void appendAll(Element element, Node block) {
        PageBlocks.children(element).forEach(child -> append(child, block));
    }

    void append(org.w3c.dom.Node node, Node block) {
        if (node instanceof Element element) {
            element(element, block);
        } else {
            text(node.getTextContent(), block);
        }
    }

    private void element(Element element, Node block) {
        switch (element.getTagName()) {
            case "br" -> lineBreak(block);
            case "em", "i" -> mark(element, block, new Emphasis("*"));
            case "strong", "b" -> mark(element, block, new StrongEmphasis("**"));
            case "code" -> code(element, block);
            case "a" -> link(element, block);
            default -> {
                text(" ", block);
                appendAll(element, block);
                text(" ", block);
            }
        }
    }

    private static void text(String words, Node block) {
        var text = words.replaceAll("[\\s\u00a0]+", " ");
        var last = lastText(block);
        if (last == null || last.endsWith(" ")) {
            text = text.stripLeading();
        }
        if (!text.isEmpty()) {
            block.appendChild(new Text(text));
        }
    }

    /// What was written last in this block; null at its beginning.
    private static String lastText(Node block) {
        var last = block.getLastChild();
        while (last != null && last.getLastChild() != null) {
            last = last.getLastChild();
        }
        return switch (last) {
            case null -> null;
            case Text text -> text.getLiteral();
            case HardLineBreak lineBreak -> null;
            default -> "";
        };
    }

    private static void lineBreak(Node block) {
        if (isOneLine(block)) {
            text(" ", block);
        } else if (block.getLastChild() != null && !(block.getLastChild() instanceof HardLineBreak)) {
            block.appendChild(new HardLineBreak());
        }
    }

    /// Whether a new line would end the block.
    private static boolean isOneLine(Node block) {
        return block instanceof Heading
                || block instanceof TableCell
                || (block.getParent() != null && isOneLine(block.getParent()));
    }

    /// Marks hold no spaces at their ends, where Markdown would not take them for marks.
    private void mark(Element element, Node block, Node mark) {
        var words = element.getTextContent();
        if (words.isBlank()) {
            text(words, block);
            return;
        }
        if (Character.isWhitespace(words.charAt(0))) {
            text(" ", block);
        }
        block.appendChild(mark);
        appendAll(element, mark);
        if (mark.getLastChild() instanceof Text last) {
            last.setLiteral(last.getLiteral().stripTrailing());
        }
        if (Character.isWhitespace(words.charAt(words.length() - 1))) {
            block.appendChild(new Text(" "));
        }
    }

    private static void code(Element element, Node block) {
        if (!element.getTextContent().isBlank()) {
            block.appendChild(new Code(element.getTextContent().strip()));
        }
    }

    private void link(Element element, Node block) {
        var address = address(element.getAttribute("href"));
        if (address.isEmpty()) {
            appendAll(element, block);
        } else {
            mark(element, block, new Link(address, null));
        }
    }

    private String address(String href) {
        try {
            return href.isBlank() ? "" : page.resolve(href.strip()).toString();
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
