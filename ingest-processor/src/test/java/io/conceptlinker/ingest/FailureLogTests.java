package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.ingest.kb.UnquotedFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.test.MockLog;

public class FailureLogTests extends ESTestCase {

  public void testOneWarningAMinute() {
    FailureLog log = new FailureLog();
    long start = randomLong();
    assertEquals(Level.WARN, log.level(start));
    assertEquals(Level.DEBUG, log.level(start));
    assertEquals(Level.DEBUG, log.level(start + TimeUnit.SECONDS.toNanos(59)));
    assertEquals(Level.WARN, log.level(start + TimeUnit.SECONDS.toNanos(60)));
    assertEquals(Level.DEBUG, log.level(start + TimeUnit.SECONDS.toNanos(61)));
  }

  public void testMessageOfTheFailureIsNotLogged() {
    Exception failure = new NumberFormatException("For input string: \"patient data\"");
    StringWriter text = new StringWriter();
    new UnquotedFailure(failure).printStackTrace(new PrintWriter(text));
    assertThat(text.toString(), not(containsString("patient")));
    assertThat(text.toString(), containsString("java.lang.NumberFormatException"));
    assertThat(
        "says where it happened",
        text.toString(),
        containsString("testMessageOfTheFailureIsNotLogged"));
  }

  public void testLogged() {
    MockLog.assertThatLogger(
        () -> new FailureLog().log("linking a document", "demo", new Exception("secret"), 0),
        FailureLog.class,
        new MockLog.SeenEventExpectation(
            "warning",
            FailureLog.class.getCanonicalName(),
            Level.WARN,
            "linking a document with knowledge base [demo] failed*"));
  }
}
