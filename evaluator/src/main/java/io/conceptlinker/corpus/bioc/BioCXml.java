package io.conceptlinker.corpus.bioc;

import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.RelationEnd;
import io.conceptlinker.corpus.XmlStreams;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** BioC in XML, read as a stream, as {@link XmlStreams} does. */
final class BioCXml implements BioCSource {
  private final String file;
  private final InputStream in;
  private final XMLStreamReader xml;

  BioCXml(String file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    try {
      this.xml = XmlStreams.open(in);
    } catch (XMLStreamException e) {
      throw XmlStreams.malformed(file, 1);
    }
  }

  @Override
  public Optional<BioCDocument> next() throws IOException {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("document")) {
          return Optional.of(document());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      throw XmlStreams.malformed(file, xml.getLocation().getLineNumber());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private BioCDocument document() throws XMLStreamException {
    BioCXmlPart document = new BioCXmlPart();
    List<BioCDocument.Passage> passages = new ArrayList<>();
    while (child("document")) {
      if (xml.getLocalName().equals("passage")) {
        passage(passages, document);
      } else {
        part(document);
      }
    }
    return new BioCDocument(document.id, document.infons, passages, document.marks, document.links);
  }

  private void passage(List<BioCDocument.Passage> passages, BioCXmlPart document)
      throws XMLStreamException {
    BioCXmlPart passage = new BioCXmlPart();
    passage.line = xml.getLocation().getLineNumber();
    List<BioCXmlPart> sentences = new ArrayList<>();
    while (child("passage")) {
      if (xml.getLocalName().equals("sentence")) {
        BioCXmlPart sentence = new BioCXmlPart();
        sentence.line = xml.getLocation().getLineNumber();
        while (child("sentence")) {
          part(sentence);
        }
        sentences.add(sentence);
      } else {
        part(passage);
      }
    }
    boolean whole = !passage.text.isEmpty() || sentences.isEmpty();
    for (BioCXmlPart text : whole ? List.of(passage) : sentences) {
      passages.add(new BioCDocument.Passage(text.line, text.offset, passage.infons, text.text));
    }
    document.add(passage);
    sentences.forEach(document::add);
  }

  /** Reads a child that documents, passages and sentences share. */
  private void part(BioCXmlPart part) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "id" -> part.id = xml.getElementText();
      case "infon" -> infon(part.infons);
      case "offset" -> part.offset = number(xml.getElementText());
      case "text" -> part.text = xml.getElementText();
      case "annotation" -> part.marks.add(annotation());
      case "relation" -> part.links.add(relation());
      default -> skip();
    }
  }

  private BioCDocument.Mark annotation() throws XMLStreamException {
    int line = xml.getLocation().getLineNumber();
    String id = attribute("id");
    Map<String, String> infons = new LinkedHashMap<>();
    List<Fragment> locations = new ArrayList<>();
    String text = "";
    while (child("annotation")) {
      switch (xml.getLocalName()) {
        case "infon" -> infon(infons);
        case "location" -> {
          BioCLocations.add(locations, number(attribute("offset")), number(attribute("length")));
          skip();
        }
        case "text" -> text = xml.getElementText();
        default -> skip();
      }
    }
    return new BioCDocument.Mark(line, id, infons, locations, text);
  }

  private BioCDocument.Link relation() throws XMLStreamException {
    int line = xml.getLocation().getLineNumber();
    String id = attribute("id");
    Map<String, String> infons = new LinkedHashMap<>();
    List<RelationEnd> nodes = new ArrayList<>();
    while (child("relation")) {
      switch (xml.getLocalName()) {
        case "infon" -> infon(infons);
        case "node" -> {
          nodes.add(new RelationEnd(attribute("role"), attribute("refid")));
          skip();
        }
        default -> skip();
      }
    }
    return new BioCDocument.Link(line, id, infons, nodes);
  }

  /** Goes to the next child of an element; false at its end. */
  private boolean child(String parent) throws XMLStreamException {
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(parent)) {
        return false;
      }
    }
  }

  private void infon(Map<String, String> infons) throws XMLStreamException {
    String key = attribute("key");
    infons.put(key, xml.getElementText());
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
