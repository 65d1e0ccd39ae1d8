package io.chatflow.knowledge.candidates;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.w3c.dom.Element;

/// The blocks of a page as blocks of Markdown. What a page only uses to arrange things (`div`, `section`, tables of one
/// column) leaves no trace.
final class PageBlocks {

    private static final Set<String> INLINE = Set.of("em", "i", "strong", "b", "code", "a", "br");

    /// Deeper nesting is read as mere words.
    private static final int DEEPEST = 40;

    private final PageWords words;
    private int depth;

    PageBlocks(URI page) {
        words = new PageWords(page);
    }

    /// Appends what stands in a part of the page.
    void append(org.w3c.dom.Node part, Node container) {
        Paragraph open = null;
        for (var child : children(part)) {
            if (isBlock(child) && depth < DEEPEST) {
                open = null;
                depth++;
                block((Element) child, container);
                depth--;
            } else if (open != null || !child.getTextContent().isBlank()) {
                if (open == null) {
                    open = new Paragraph();
                    container.appendChild(open);
                }
                words.append(child, open);
            }
        }
    }

    private void block(Element element, Node container) {
        switch (element.getTagName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, container);
            case "ul" -> list(element, container, new BulletList());
            case "ol" -> list(element, container, new OrderedList());
            case "blockquote" -> keep(element, container, new BlockQuote());
            case "pre" -> code(element, container);
            case "hr" -> container.appendChild(new ThematicBreak());
            case "table" -> table(element, container);
            default -> append(element, container);
        }
    }

    private void keep(Element element, Node container, Node block) {
        append(element, block);
        if (block.getFirstChild() != null) {
            container.appendChild(block);
        }
    }

    private void heading(Element element, Node container) {
        if (element.getTextContent().isBlank()) {
            return;
        }
        var heading = new Heading();
        heading.setLevel(Character.digit(element.getTagName().charAt(1), 10));
        words.appendAll(element, heading);
        container.appendChild(heading);
    }

    private void list(Element element, Node container, ListBlock list) {
        list.setTight(true);
        for (var child : children(element)) {
            if (child instanceof Element item) {
                keep(item, list, new ListItem());
            }
        }
        if (list.getFirstChild() != null) {
            container.appendChild(list);
        }
    }

    private static void code(Element element, Node container) {
        var block = new FencedCodeBlock();
        block.setFenceCharacter("`");
        block.setLiteral(element.getTextContent().strip() + "\n");
        container.appendChild(block);
    }

    /// The first row is the head: Markdown knows no table without one, and counts the columns there. Rows below may be
    /// shorter: filled up, many short rows under a long one would become as many cells as both multiplied.
    private void table(Element element, Node container) {
        var rows = rows(element);
        var columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns < 2) {
            rows.forEach(row -> row.forEach(cell -> append(cell, container)));
            return;
        }
        var head = new TableHead();
        head.appendChild(row(rows.getFirst(), columns, true));
        var table = new TableBlock();
        table.appendChild(head);
        if (rows.size() > 1) {
            var body = new TableBody();
            rows.stream().skip(1).map(cells -> row(cells, cells.size(), false)).forEach(body::appendChild);
            table.appendChild(body);
        }
        container.appendChild(table);
    }

    private TableRow row(List<Element> cells, int columns, boolean isHead) {
        var row = new TableRow();
        for (int column = 0; column < columns; column++) {
            var cell = new TableCell();
            cell.setHeader(isHead);
            if (column < cells.size()) {
                words.appendAll(cells.get(column), cell);
            }
            row.appendChild(cell);
        }
        return row;
    }

    /// The cells of each row, without those of tables inside.
    private static List<List<Element>> rows(Element table) {
        var rows = new ArrayList<List<Element>>();
        for (var part : elements(table)) {
            for (var row : part.getTagName().equals("tr") ? List.of(part) : elements(part)) {
                var cells = elements(row);
                if (!cells.isEmpty()) {
                    rows.add(cells);
                }
            }
        }
        return rows;
    }

    private static List<Element> elements(Element parent) {
        return children(parent).stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static List<org.w3c.dom.Node> children(org.w3c.dom.Node parent) {
        var list = parent.getChildNodes();
        return IntStream.range(0, list.getLength()).mapToObj(list::item).toList();
    }

    /// Marks around whole blocks, such as a link around a card, count as arrangement.
    private static boolean isBlock(org.w3c.dom.Node node) {
        return node instanceof Element element
                && (!INLINE.contains(element.getTagName())
                        || children(element).stream().anyMatch(PageBlocks::isBlock));
    }
}
