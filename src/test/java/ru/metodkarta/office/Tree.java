package ru.metodkarta.office;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/** The structure of a tagged PDF as a line of words: {@code Document(H1 Table(TR(TD TD)))}. */
public final class Tree {

    private Tree() {}

    public static String of(PDDocument pdf) {
        return kids(pdf.getDocumentCatalog().getStructureTreeRoot());
    }

    private static String kids(PDStructureNode node) {
        List<Object> kids = node.getKids();
        return kids.stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .map(element -> {
                    String below = kids(element);
                    return element.getStructureType() + (below.isEmpty() ? "" : "(" + below + ")");
                })
                .collect(Collectors.joining(" "));
    }
}
