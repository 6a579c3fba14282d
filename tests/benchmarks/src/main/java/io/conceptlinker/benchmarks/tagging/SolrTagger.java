package io.conceptlinker.benchmarks.tagging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ConcatenateGraphFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Terms;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.IntsRef;
import org.apache.solr.handler.tagger.TagClusterReducer;
import org.apache.solr.handler.tagger.Tagger;

/**
 * Apache Solr's text tagger, driven directly: no HTTP, no response, no stored fields. As its
 * documentation says, but with Lucene's default postings, which are faster than FST50: names go
 * through {@link ConcatenateGraphFilter} into one merged segment. A phrase is a document.
 */
final class SolrTagger implements TextTagger {
  private static final String NAMES = "names";
  private static final double BUFFER_MB = 512;

  private final Path index;
  private final Directory directory;
  private final DirectoryReader reader;
  private final Terms terms;
  private final KeyTokenStream tokens = new KeyTokenStream();

  /** Indexes phrases, so that document numbers are phrase ordinals, in an empty directory. */
  SolrTagger(String[] phrases, Path index) throws IOException {
    this.index = index;
    directory = new MMapDirectory(index);
    LogDocMergePolicy merges = new LogDocMergePolicy();
    merges.setNoCFSRatio(0);
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setUseCompoundFile(false)
            .setMergePolicy(merges)
            .setRAMBufferSizeMB(BUFFER_MB);
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS);
    type.freeze();
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      KeyTokenStream words = new KeyTokenStream();
      TokenStream name = new ConcatenateGraphFilter(words);
      for (String phrase : phrases) {
        words.text(phrase);
        Document document = new Document();
        document.add(new Field(NAMES, name, type));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    List<LeafReader> leaves = reader.leaves().stream().map(leaf -> leaf.reader()).toList();
    if (leaves.size() != 1) {
      throw new IllegalStateException("segments [" + leaves.size() + "]: expected one");
    }
    terms = leaves.getFirst().terms(NAMES);
  }

  @Override
  public void tag(String document, Matches matches) throws IOException {
    matches.clear();
    tokens.text(document);
    new Tagger(terms, null, tokens, TagClusterReducer.ALL, false, false) {
      @Override
      protected void tagCallback(int start, int end, Object docIdsKey) {
        IntsRef ids = lookupDocIds(docIdsKey);
        matches.add(start, end, ids.ints[ids.offset]);
      }
    }.process();
  }

  @Override
  public long mappedBytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
