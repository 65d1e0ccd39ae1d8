package io.chatflow.knowledge;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// The words of a piece of Markdown, without its marks: `- ` and `1. ` before items, ` | ` between cells. Raw HTML is
/// left out.
final class PlainText extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();
    private String bullet = "";
    private int number;

    private PlainText() {}

    static String of(Node node) {
        var visitor = new PlainText();
        node.accept(visitor);
        return visitor.text.toString().strip();
    }

    @Override
    public void visit(Text words) {
        text.append(words.getLiteral());
    }

    @Override
    public void visit(Code code) {
        text.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        text.append(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak newLine) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak newLine) {
        text.append('\n');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        text.append('\n');
    }

    @Override
    public void visit(BulletList list) {
        within(list, "- ", 0);
    }

    @Override
    public void visit(OrderedList list) {
        var first = list.getMarkerStartNumber();
        within(list, "", first == null ? 1 : first);
    }

    @Override
    public void visit(ListItem item) {
        text.append(bullet.isEmpty() ? number++ + ". " : bullet);
        visitChildren(item);
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell && node.getNext() != null) {
            text.append(" | ");
        }
        if (node instanceof TableRow) {
            text.append('\n');
        }
    }

    private void within(Node list, String itsBullet, int itsNumber) {
        var outerBullet = bullet;
        var outerNumber = number;
        bullet = itsBullet;
        number = itsNumber;
        visitChildren(list);
        bullet = outerBullet;
        number = outerNumber;
    }
}
