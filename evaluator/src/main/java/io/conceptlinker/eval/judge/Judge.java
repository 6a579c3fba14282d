package io.conceptlinker.eval.judge;

import io.conceptlinker.eval.judge.ChatOutcome.Replied;
import java.io.IOException;
import java.util.Optional;

/**
 * One model that judges. Thread-safe.
 *
 * @param endpoint where it is
 * @param chat how it is called
 * @param cache what it has said before
 */
record Judge(ChatEndpoint endpoint, ChatClient chat, VerdictCache cache) {

  Vote vote(JudgeQuestion question) throws IOException, InterruptedException {
    JudgePrompt prompt = JudgePrompt.of(endpoint.model(), question);
    String key =
        Sha256.hex(
            endpoint.model(),
            prompt.system(),
            prompt.user(),
            Integer.toString(endpoint.maxTokens()));
    Optional<Judgement> known = cache.get(key);
    if (known.isPresent()) {
      return new Vote.Cast(known.get(), true);
    }
    return switch (chat.ask(endpoint, prompt.system(), prompt.user())) {
      case Replied replied -> {
        Judgement judgement = ReplyParser.parse(replied.reply().content(), prompt);
        cache.put(key, judgement);
        yield new Vote.Cast(judgement, false);
      }
      case ChatOutcome.Failed failed -> new Vote.Failed(failed.reason());
      case ChatOutcome.Unasked _ -> new Vote.Unasked();
    };
  }
}
