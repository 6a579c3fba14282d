package io.conceptlinker.eval.judge;

import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class ReplyParserTests extends LuceneTestCase {
  private static final JudgePrompt GOLD_FIRST = new JudgePrompt("", "", true);
  private static final JudgePrompt ANSWER_FIRST = new JudgePrompt("", "", false);

  private static void assertValid(String reply) {
    assertEquals(
        new Judgement(Verdict.BROADER, Verdict.EXACT), ReplyParser.parse(reply, GOLD_FIRST));
    assertEquals(
        new Judgement(Verdict.EXACT, Verdict.BROADER), ReplyParser.parse(reply, ANSWER_FIRST));
  }

  private static void assertInvalid(String reply) {
    assertSame(reply, Judgement.INVALID, ReplyParser.parse(reply, GOLD_FIRST));
  }

  public void testWhatIsAVerdict() {
    assertValid("{\"A\":\"exact\",\"B\":\"broader\"}");
    assertValid("\n {\"B\" : \"BROADER \", \"A\" : \"Exact\"}\n");
    assertValid("```json\n{\"A\":\"exact\",\"B\":\"broader\"}\n```");
    assertValid("```\n{\"A\":\"exact\",\"B\":\"broader\"}\n```\n");
    assertValid("<think>A is \"none\"? {no}</think>\n\n{\"A\":\"exact\",\"B\":\"broader\"}");
  }

  public void testWhatIsNone() {
    assertInvalid("");
    assertInvalid("exact");
    assertInvalid("A is exact and B is broader.");
    assertInvalid("{\"A\":\"exact\"}");
    assertInvalid("{\"A\":\"exact\",\"B\":\"related\"}");
    assertInvalid("{\"A\":\"exact\",\"B\":\"exact or broader\"}");
    assertInvalid("{\"A\":\"exact\",\"B\":\"\"}");
    assertInvalid("{\"A\":\"exact\",\"B\":null}");
    assertInvalid("{\"A\":\"exact\",\"B\":[\"broader\"]}");
    assertInvalid("{\"A\":\"exact\",\"B\":\"broader\",\"C\":\"none\"}");
    assertInvalid("{\"A\":\"exact\",\"A\":\"none\",\"B\":\"broader\"}");
    assertInvalid("{\"A\":\"exact\",\"B\":\"broader\"} {}");
    assertInvalid("{\"A\":\"exact\",\"B\":\"broader\"");
    assertInvalid("Sure! {\"A\":\"exact\",\"B\":\"broader\"}");
    assertInvalid("[{\"A\":\"exact\",\"B\":\"broader\"}]");
    assertInvalid("<think>{\"A\":\"exact\",\"B\":\"broader\"}");
    assertInvalid("```");
  }

  public void testNoTextBreaksIt() {
    for (int i = 0; i < 500; i++) {
      assertInvalid(TestUtil.randomUnicodeString(random(), 60));
    }
  }
}
