package io.conceptlinker.elasticsearch.visibility;

import java.util.Collection;
import java.util.List;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.index.IndexModule;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHeaderDefinition;

/**
 * Wraps the readers of the thread's user, at the place where document and field level security does
 * it: {@link IndexModule#setReaderWrapper}. The user is a header of the request, which is lost like
 * the real one wherever a thread or a node does not get it from the one before.
 */
public final class HidingPlugin extends Plugin implements ActionPlugin {
  static final String USER = "test-user";

  /** Sees no document with the value {@code true} in the field {@code secret}. */
  static final String WITHOUT_DOCUMENTS = "without-documents";

  /** Sees neither the title nor what was linked in it. */
  static final String WITHOUT_FIELDS = "without-fields";

  @Override
  public Collection<RestHeaderDefinition> getRestHeaders() {
    return List.of(new RestHeaderDefinition(USER, false));
  }

  @Override
  public void onIndexModule(IndexModule module) {
    module.setReaderWrapper(
        index -> {
          ThreadContext context = index.getThreadPool().getThreadContext();
          return reader ->
              switch (context.getHeader(USER)) {
                case WITHOUT_DOCUMENTS -> new HidingReader(reader, true);
                case WITHOUT_FIELDS -> new HidingReader(reader, false);
                case null, default -> reader;
              };
        });
  }
}
