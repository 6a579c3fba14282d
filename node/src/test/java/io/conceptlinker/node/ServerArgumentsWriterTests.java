package io.conceptlinker.node;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.elasticsearch.bootstrap.ServerArgs;
import org.elasticsearch.common.io.stream.InputStreamStreamInput;

/** The server's own reader is the judge of what the launcher writes. */
public class ServerArgumentsWriterTests extends LuceneTestCase {

  public void testServerReadsWhatIsWritten() throws Exception {
    Map<String, String> settings = new TreeMap<>();
    for (int i = random().nextInt(200); i >= 0; i--) {
      settings.put("key-" + i, TestUtil.randomRealisticUnicodeString(random(), 300));
    }
    settings.put("astral", "\uD83E\uDDEC é 中");
    Map<String, String> secrets = new TreeMap<>();
    for (int i = random().nextInt(3); i > 0; i--) {
      secrets.put("secret-" + i, TestUtil.randomRealisticUnicodeString(random(), 1, 300));
    }
    byte[] bytes =
        ServerArgumentsWriter.bytes(settings, secrets, "/somewhere/config", "/somewhere/logs");

    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    ServerArgs read = new ServerArgs(new InputStreamStreamInput(in));

    assertEquals(0, in.available());
    assertFalse(read.daemonize());
    assertFalse(read.quiet());
    assertNull(read.pidFile());
    assertEquals("/somewhere/config", read.configDir().toString());
    assertEquals("/somewhere/logs", read.logsDir().toString());
    assertEquals(settings.size(), read.nodeSettings().size());
    settings.forEach((key, value) -> assertEquals(value, read.nodeSettings().get(key)));
    assertEquals(secrets.keySet(), read.secrets().getSettingNames());
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      assertEquals(secret.getValue(), read.secrets().getString(secret.getKey()).toString());
    }
  }
}
