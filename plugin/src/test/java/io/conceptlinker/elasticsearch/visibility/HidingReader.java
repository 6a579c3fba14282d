package io.conceptlinker.elasticsearch.visibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.elasticsearch.common.bytes.BytesArray;
import org.elasticsearch.common.bytes.BytesReference;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.common.xcontent.support.XContentMapValues;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentType;
import org.elasticsearch.xcontent.json.JsonXContent;
import org.jspecify.annotations.Nullable;

/** A reader without the secret documents, or without some fields. */
final class HidingReader extends FilterDirectoryReader {
  private static final Set<String> HIDDEN = Set.of("title", "concepts.id", "concepts.mentions");

  private final boolean documents;

  HidingReader(DirectoryReader in, boolean documents) throws IOException {
    super(
        in,
        new SubReaderWrapper() {
          @Override
          public LeafReader wrap(LeafReader leaf) {
            try {
              return documents ? new WithoutDocuments(leaf) : new WithoutFields(leaf);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
    this.documents = documents;
  }

  @Override
  protected DirectoryReader doWrapDirectoryReader(DirectoryReader reader) throws IOException {
    return new HidingReader(reader, documents);
  }

  @Override
  public CacheHelper getReaderCacheHelper() {
    return in.getReaderCacheHelper();
  }

  /** Hidden documents look like deleted ones. */
  private static final class WithoutDocuments extends FilterLeafReader {
    private final FixedBitSet visible;

    WithoutDocuments(LeafReader in) throws IOException {
      super(in);
      visible = new FixedBitSet(in.maxDoc());
      visible.set(0, in.maxDoc());
      Bits live = in.getLiveDocs();
      for (int doc = 0; doc < in.maxDoc(); doc++) {
        if (live != null && !live.get(doc)) {
          visible.clear(doc);
        }
      }
      PostingsEnum secret = in.postings(new Term("secret", "T"));
      if (secret != null) {
        while (secret.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          visible.clear(secret.docID());
        }
      }
    }

    @Override
    public Bits getLiveDocs() {
      return visible;
    }

    @Override
    public int numDocs() {
      return visible.cardinality();
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }

  /** Hidden fields are not there, neither in the index nor in the source. */
  private static final class WithoutFields extends FilterLeafReader {
    private final FieldInfos infos;

    WithoutFields(LeafReader in) {
      super(in);
      List<FieldInfo> visible =
          StreamSupport.stream(in.getFieldInfos().spliterator(), false)
              .filter(info -> isVisible(info.name))
              .toList();
      infos = new FieldInfos(visible.toArray(new FieldInfo[0]));
    }

    private static boolean isVisible(String field) {
      return HIDDEN.stream().noneMatch(hidden -> field.equals(hidden) || field.startsWith(hidden));
    }

    @Override
    public FieldInfos getFieldInfos() {
      return infos;
    }

    @Override
    public @Nullable Terms terms(String field) throws IOException {
      return isVisible(field) ? in.terms(field) : null;
    }

    @Override
    public @Nullable SortedSetDocValues getSortedSetDocValues(String field) throws IOException {
      return isVisible(field) ? in.getSortedSetDocValues(field) : null;
    }

    @Override
    public StoredFields storedFields() throws IOException {
      StoredFields stored = in.storedFields();
      return new StoredFields() {
        @Override
        public void document(int doc, StoredFieldVisitor visitor) throws IOException {
          stored.document(doc, new WithoutSource(visitor));
        }
      };
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }

  private static final class WithoutSource extends StoredFieldVisitor {
    private final StoredFieldVisitor in;

    WithoutSource(StoredFieldVisitor in) {
      this.in = in;
    }

    @Override
    public Status needsField(FieldInfo field) throws IOException {
      return in.needsField(field);
    }

    @Override
    public void binaryField(FieldInfo field, byte[] value) throws IOException {
      in.binaryField(field, field.name.equals("_source") ? filtered(value) : value);
    }

    private static byte[] filtered(byte[] source) throws IOException {
      Map<String, Object> fields =
          XContentHelper.convertToMap(new BytesArray(source), false, XContentType.JSON).v2();
      Map<String, Object> visible =
          XContentMapValues.filter(fields, new String[0], HIDDEN.toArray(new String[0]));
      try (XContentBuilder builder = JsonXContent.contentBuilder().map(visible)) {
        return BytesReference.toBytes(BytesReference.bytes(builder));
      }
    }
  }
}
