package ru.metodkarta.office;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** The structure of a tagged document: which marks on which pages are a heading, a row, a cell. */
final class PdfTags {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document;
    private final Map<PDPage, COSArray> marksOfPages = new LinkedHashMap<>();

    PdfTags() {
        document = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
        root.appendKid(document);
    }

    PDStructureElement under(PDStructureNode parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    PDStructureElement document() {
        return document;
    }

    /** Heading cell of columns, or of the rows below it when it spans several columns. */
    static PDStructureElement heading(PDStructureElement cell, String scope, int columns) {
        PDTableAttributeObject table = new PDTableAttributeObject();
        table.setScope(scope);
        if (columns > 1) {
            table.setColSpan(columns);
        }
        cell.addAttribute(table);
        return cell;
    }

    /** A stretch of the page's content belongs to the element; gives the number it is marked with. */
    int mark(PDStructureElement element, PDPage page) {
        COSArray marks = marksOfPages.computeIfAbsent(page, added -> {
            added.setStructParents(marksOfPages.size());
            return new COSArray();
        });
        int number = marks.size();
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        element.appendKid(reference);
        marks.add(element.getCOSObject());
        return number;
    }

    void writeTo(PDDocument pdf) {
        Map<Integer, COSObjectable> numbers = new TreeMap<>();
        marksOfPages.forEach((page, marks) -> numbers.put(page.getStructParents(), new PDParentTreeValue(marks)));
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(numbers);
        root.setParentTree(tree);
        root.setParentTreeNextKey(numbers.size());
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo info = new PDMarkInfo();
        info.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(info);
    }
}
