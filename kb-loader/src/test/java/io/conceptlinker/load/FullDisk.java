package io.conceptlinker.load;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.lucene.tests.mockfile.FilterFileChannel;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;
import org.apache.lucene.tests.mockfile.FilterSeekableByteChannel;

/** A file system that takes so many bytes and no more. */
final class FullDisk extends FilterFileSystemProvider {

  static final String MESSAGE = "No space left on device";

  private final Path root;
  private final long capacity;
  private long written;

  FullDisk(Path root, long capacity) {
    super("full://", root.getFileSystem());
    this.root = root;
    this.capacity = capacity;
  }

  /** A path on this disk, under its root. */
  Path path(String name) {
    return wrapPath(root.resolve(name));
  }

  long written() {
    return written;
  }

  private void take(long bytes) throws IOException {
    if (bytes > capacity - written) {
      throw new IOException(MESSAGE);
    }
    written += bytes;
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    return new FilterOutputStream(super.newOutputStream(path, options)) {
      @Override
      public void write(int b) throws IOException {
        take(1);
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
      }
    };
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return new FilterFileChannel(super.newFileChannel(path, options, attributes)) {
      @Override
      public int write(ByteBuffer source) throws IOException {
        take(source.remaining());
        return super.write(source);
      }

      @Override
      public int write(ByteBuffer source, long position) throws IOException {
        take(source.remaining());
        return super.write(source, position);
      }
    };
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return new FilterSeekableByteChannel(super.newByteChannel(path, options, attributes)) {
      @Override
      public int write(ByteBuffer source) throws IOException {
        take(source.remaining());
        return super.write(source);
      }
    };
  }
}
