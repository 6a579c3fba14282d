package io.conceptlinker.corpus.xml;

import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.XmlStreams;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML file, element by element, as {@link XmlStreams} reads it. Confined to a thread. */
final class XmlFile implements Closeable {
  private final String file;
  private final InputStream in;
  private final XMLStreamReader xml;

  /** Opens a file; {@code in} is closed with it. */
  XmlFile(String file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    try {
      this.xml = XmlStreams.open(in);
    } catch (XMLStreamException e) {
      in.close();
      throw XmlStreams.malformed(file, 1);
    }
  }

  /** Goes to the start of the next element, whatever its depth; false at the end of the file. */
  boolean next() throws IOException {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          return true;
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw XmlStreams.malformed(file, line());
    }
  }

  /** The local name of the element. */
  String name() {
    return xml.getLocalName();
  }

  /** An attribute of the element, whatever its namespace; empty if it is not there. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The whole number in an attribute, or -1. */
  int number(String attribute) {
    String value = attribute(attribute);
    return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
  }

  /** The text of the element, which has no others inside; goes to its end. */
  String text() throws IOException {
    try {
      return xml.getElementText();
    } catch (XMLStreamException e) {
      throw XmlStreams.malformed(file, line());
    }
  }

  /** The line of the element. */
  int line() {
    return Math.max(1, xml.getLocation().getLineNumber());
  }

  CorpusFormatException wrong(int line, String expected, String found, String remedy) {
    return new CorpusFormatException(file, line, expected, found, remedy);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
