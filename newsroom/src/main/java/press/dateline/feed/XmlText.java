package press.dateline.feed;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes XML into memory: elements with text, without what XML 1.0 cannot hold. Belongs to one thread.
final class XmlText {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private XmlText() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
    }

    /// What is written between begin and end of a document.
    @FunctionalInterface
    interface Body {
        void write(XmlText xml) throws XMLStreamException;
    }

    static String document(Body body) {
        try {
            XmlText xml = new XmlText();
            body.write(xml);
            xml.xml.writeEndDocument();
            xml.xml.close();
            return xml.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML into memory", e);
        }
    }

    /// Begins an element in the default namespace, or as `prefix:name`. Attributes come in pairs of name and value.
    XmlText open(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
        return this;
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    void element(String name, String content, String... attributes) throws XMLStreamException {
        open(name, attributes);
        xml.writeCharacters(clean(content));
        close();
    }

    /// As [#element], unless there is no content.
    void elementIfAny(String name, String content, String... attributes) throws XMLStreamException {
        if (!content.isEmpty()) {
            element(name, content, attributes);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
        }
    }

    /// Without what XML 1.0 cannot hold (section 2.2): control characters, lone surrogates, U+FFFE and U+FFFF.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
