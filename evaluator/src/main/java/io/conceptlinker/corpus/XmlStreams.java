package io.conceptlinker.corpus;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML of corpora: document types are passed over, entities never resolved. Stateless. */
public final class XmlStreams {
  private XmlStreams() {}

  /** Begins to read a file; texts come in one piece. */
  public static XMLStreamReader open(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(in);
  }

  /** That a file is not XML, or ends early. */
  public static CorpusFormatException malformed(String file, int line) {
    return new CorpusFormatException(
        file, line, "well-formed XML", "something else", "check that the file is complete");
  }
}
