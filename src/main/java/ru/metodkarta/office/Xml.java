package ru.metodkarta.office;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a package, read forwards. Elements go by local name; a DOCTYPE is refused, nothing outside is ever read. */
final class Xml implements Closeable {

    private static final String DEPTH = "jdk.xml.maxElementDepth";
    private static final XMLInputFactory FACTORY = factory();

    private final Gauge content;
    private final XMLStreamReader reader;
    private int event;
    private int depth;

    Xml(InputStream content) throws IOException {
        this.content = new Gauge(content);
        try {
            synchronized (FACTORY) {
                this.reader = FACTORY.createXMLStreamReader(decoded(this.content));
            }
        } catch (XMLStreamException | RuntimeException | IOException e) {
            content.close();
            throw broken(e);
        }
    }

    /** Parts are UTF-8 or UTF-16; the parser would print what it thinks of broken bytes. */
    private static Reader decoded(InputStream part) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(part, 3);
        byte[] head = bytes.readNBytes(3);
        boolean wide = head.length > 1
                && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF
                        || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE);
        boolean marked = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!marked) {
            bytes.unread(head);
        }
        return new InputStreamReader(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // newer runtimes stop at 200 elements inside one another; the limit here is ours and has a sentence of its own
        if (factory.isPropertySupported(DEPTH)) {
            factory.setProperty(DEPTH, "0");
        }
        // what is wrong with a part is told by the exception; the parser would print it
        factory.setXMLReporter((message, type, information, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is read");
        });
        return factory;
    }

    /** Goes on to the next beginning or end of an element, or text. @return false at the end of the part */
    boolean next() {
        try {
            while (reader.hasNext()) {
                event = reader.next();
                content.since = 0;
                switch (event) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableFile("entities");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > Limits.ELEMENTS_DEEP) {
                            throw new UnreadableFile("nested");
                        }
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        return true;
                    }
                    default -> {
                        // comments and instructions say nothing
                    }
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** How many elements are open; within an element at least one more than outside it. */
    int depth() {
        return depth;
    }

    boolean isStart() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    boolean isEnd() {
        return event == XMLStreamConstants.END_ELEMENT;
    }

    boolean isText() {
        return event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT;
    }

    boolean starts(String name) {
        return isStart() && reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    String attribute(String name, String otherwise) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return otherwise;
    }

    int number(String name, int otherwise) {
        String value = attribute(name, "").strip();
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** A switch of Word or Excel: there without a value means on. */
    boolean on(String name) {
        String value = attribute(name, "true");
        return !value.equals("0") && !value.equals("false") && !value.equals("off");
    }

    /** At the beginning of an element: goes to its end. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside && next()) {
            // nothing in it is wanted
        }
    }

    /** At the beginning of an element: its text. */
    String textWithin() {
        int outside = depth - 1;
        StringBuilder text = new StringBuilder();
        while (depth > outside && next()) {
            if (isText()) {
                text.append(reader.getText());
                if (text.length() > Limits.TEXT) {
                    throw new UnreadableFile("bomb");
                }
            }
        }
        return text.toString();
    }

    private static UnreadableFile broken(Exception e) {
        if (e instanceof UnreadableFile refusal) {
            return refusal;
        }
        // the parser wraps what the counting stream throws
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile refusal) {
                return refusal;
            }
        }
        String message = String.valueOf(e.getMessage());
        return new UnreadableFile(message.contains("ENTITY") || message.contains("entity") ? "entities" : "damaged");
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /** The parser holds one tag, comment or instruction whole: none of them may be as long as a file. */
    private static final class Gauge extends FilterInputStream {

        private long since;

        private Gauge(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            measure(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            measure(Math.max(0, read));
            return read;
        }

        private void measure(int bytes) {
            since += bytes;
            if (since > Limits.ONE_TOKEN) {
                throw new UnreadableFile("bomb");
            }
        }
    }
}
