package press.dateline.wordpress;

import java.io.CharArrayReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a well-formed piece with StAX. Knows no DTD, no external entity and no namespace: what a prefix means is
/// settled by [Prefixes], for exports that lost their declarations are common.
///
/// Not safe for threads.
final class StrictPiece {
    interface Foreign {
        /// @param line within the piece, from 1
        void found(int line, int column, String why);
    }

    /// A property of the JDK's factory: a closed reader serves again.
    private static final String REUSE = "http://java.sun.com/xml/stream/properties/reuse-instance";

    private static final int LARGE_TEXT = 1 << 20;

    private final XMLInputFactory factory = factory();
    private StringBuilder text = new StringBuilder();

    /// @param foreign told of each element that is left out, and why
    /// @throws XMLStreamException when the piece is not well-formed, or has markup where text should be
    void read(char[] chars, int from, int length, Prefixes outer, EntryDraft draft, Foreign foreign)
            throws XMLStreamException {
        XMLStreamReader xml = factory.createXMLStreamReader(new CharArrayReader(chars, from, length));
        try {
            xml.nextTag();
            Deque<Prefixes> scopes = new ArrayDeque<>();
            scopes.push(outer.within(attributes(xml)));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Map<String, String> attributes = attributes(xml);
                        Prefixes prefixes = scopes.getFirst().within(attributes);
                        String name = prefixes.canonical(xml.getLocalName());
                        if (name != null && draft.isContainer(name)) {
                            draft.open(name);
                            scopes.push(prefixes);
                        } else if (name != null && draft.isField(name)) {
                            draft.field(name, attributes, textOf(xml));
                        } else {
                            Location place = xml.getLocation();
                            foreign.found(
                                    place.getLineNumber(),
                                    place.getColumnNumber(),
                                    prefixes.whyForeign(xml.getLocalName()));
                            skip(xml);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        String name = scopes.pop().canonical(xml.getLocalName());
                        if (name != null) draft.close(name);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!xml.isWhiteSpace()) throw new XMLStreamException("text between elements");
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("entity");
                    default -> {}
                }
            }
        } finally {
            xml.close();
        }
    }

    /// The text of a piece that is one element without others in it.
    String text(char[] chars, int from, int length) throws XMLStreamException {
        XMLStreamReader xml = factory.createXMLStreamReader(new CharArrayReader(chars, from, length));
        try {
            xml.nextTag();
            String value = textOf(xml);
            while (xml.hasNext()) xml.next();
            return value;
        } finally {
            xml.close();
        }
    }

    private String textOf(XMLStreamReader xml) throws XMLStreamException {
        text.setLength(0);
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> {
                    String value = text.toString();
                    if (text.capacity() > LARGE_TEXT) text = new StringBuilder();
                    return value;
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw new XMLStreamException("markup where text should be");
            }
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        int count = xml.getAttributeCount();
        if (count == 0) return Map.of();
        Map<String, String> attributes = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            String prefix = xml.getAttributePrefix(i);
            String name = xml.getAttributeLocalName(i);
            attributes.put(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, xml.getAttributeValue(i));
        }
        return attributes;
    }

    /// The JDK's own, whatever else is on the class path, with its limits spelt out: they change between releases.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        factory.setProperty("jdk.xml.maxElementDepth", "1000");
        factory.setProperty("jdk.xml.elementAttributeLimit", "1000");
        factory.setProperty("jdk.xml.maxXMLNameLimit", "1000");
        factory.setProperty("jdk.xml.entityExpansionLimit", "1");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        if (factory.isPropertySupported(REUSE)) factory.setProperty(REUSE, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("an export has nothing to fetch");
        });
        return factory;
    }
}
