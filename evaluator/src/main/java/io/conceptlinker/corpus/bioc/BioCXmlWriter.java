package io.conceptlinker.corpus.bioc;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.CorpusWriter;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.RelationEnd;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes BioC in XML, with annotations at the passage that they start in. Offsets count code
 * points. Lost: the order of annotations of different passages, which fragments touched, and
 * characters that XML 1.0 cannot hold, which are refused. Confined to a thread; closing it closes
 * the writer underneath.
 */
public final class BioCXmlWriter implements CorpusWriter {
  private final Writer out;
  private final XMLStreamWriter xml;

  /**
   * Begins the collection.
   *
   * @param source its {@code source}
   */
  public BioCXmlWriter(Writer out, String source) throws IOException {
    this.out = out;
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("collection");
      element("source", source);
      element("date", "");
      element("key", "");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void write(CorpusDocument document) throws IOException {
    try {
      CodePointOffsets offsets = new CodePointOffsets(document.text());
      xml.writeStartElement("document");
      element("id", document.id());
      if (!document.language().isEmpty()) {
        infon("language", document.language());
      }
      List<CorpusPassage> passages = document.passages();
      for (int i = 0; i < passages.size(); i++) {
        int until = i + 1 < passages.size() ? passages.get(i + 1).offset() : Integer.MAX_VALUE;
        passage(document, passages.get(i), until, offsets);
      }
      for (CorpusRelation relation : document.relations()) {
        relation(relation);
      }
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException("document [" + document.id() + "]: cannot be written as XML", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      out.close();
    }
  }

  private void passage(
      CorpusDocument document, CorpusPassage passage, int until, CodePointOffsets offsets)
      throws XMLStreamException {
    xml.writeStartElement("passage");
    infon("type", passage.field());
    element("offset", Integer.toString(offsets.toCodePoints(passage.offset())));
    element("text", passage.text());
    for (Annotation annotation : document.annotations()) {
      if (annotation.start() >= passage.offset() && annotation.start() < until) {
        annotation(annotation, offsets);
      }
    }
    xml.writeEndElement();
  }

  private void annotation(Annotation annotation, CodePointOffsets offsets)
      throws XMLStreamException {
    xml.writeStartElement("annotation");
    xml.writeAttribute("id", annotation.id());
    infon("type", annotation.type());
    infon("identifier", annotation.concepts().notation());
    for (Fragment fragment : annotation.region().fragments()) {
      int start = offsets.toCodePoints(fragment.start());
      xml.writeEmptyElement("location");
      xml.writeAttribute("offset", Integer.toString(start));
      xml.writeAttribute("length", Integer.toString(offsets.toCodePoints(fragment.end()) - start));
    }
    element("text", annotation.text());
    xml.writeEndElement();
  }

  private void relation(CorpusRelation relation) throws XMLStreamException {
    xml.writeStartElement("relation");
    xml.writeAttribute("id", relation.id());
    infon("type", relation.type());
    if (relation.level() == CorpusRelation.Level.CONCEPTS) {
      infon("entity1", relation.first().reference());
      infon("entity2", relation.second().reference());
    }
    if (!relation.novelty().isEmpty()) {
      infon("novel", relation.novelty());
    }
    if (relation.level() == CorpusRelation.Level.MENTIONS) {
      for (RelationEnd end : List.of(relation.first(), relation.second())) {
        xml.writeEmptyElement("node");
        xml.writeAttribute("refid", end.reference());
        xml.writeAttribute("role", end.role());
      }
    }
    xml.writeEndElement();
  }

  private void infon(String key, String value) throws XMLStreamException {
    xml.writeStartElement("infon");
    xml.writeAttribute("key", key);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
