package io.conceptlinker.benchmarks.nearest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.ClassicSimilarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * A Lucene index of the 3-grams under {@link ClassicSimilarity}: TF-IDF too, but with the square
 * root of counts and a length in one byte, so its order is not that of the cosine.
 */
final class LuceneSearch implements NearestSearch {
  private static final String GRAMS = "grams";

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** Indexes phrases in an empty directory. */
  LuceneSearch(String[] phrases, Path index) throws IOException {
    directory = new MMapDirectory(index);
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    IndexWriterConfig config = new IndexWriterConfig().setSimilarity(new ClassicSimilarity());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (String phrase : phrases) {
        Document document = new Document();
        document.add(new Field(GRAMS, new GramTokenStream(Grams.of(phrase)), type));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new ClassicSimilarity());
    searcher.setQueryCache(null);
  }

  private static final class GramTokenStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterator<String> grams;

    GramTokenStream(List<String> grams) {
      this.grams = grams.iterator();
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!grams.hasNext()) {
        return false;
      }
      term.append(grams.next());
      return true;
    }
  }

  @Override
  public float[] search(String key, int k) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String gram : new TreeSet<>(Grams.of(key))) {
      query.add(new TermQuery(new Term(GRAMS, gram)), BooleanClause.Occur.SHOULD);
    }
    ScoreDoc[] found = searcher.search(query.build(), k).scoreDocs;
    float[] scores = new float[found.length];
    for (int i = 0; i < found.length; i++) {
      scores[i] = found[i].score;
    }
    return scores;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
