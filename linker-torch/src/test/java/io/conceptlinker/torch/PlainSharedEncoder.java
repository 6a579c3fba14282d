package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A model that reads a passage for its mentions (De Cao et al. 2021), one mention at a time. */
final class PlainSharedEncoder extends PlainLlama {
  private final SharedEncoderShape shape;

  PlainSharedEncoder(SharedEncoderShape shape, Map<String, float[]> weights) {
    super(shape, shape.decoder(), weights);
    this.shape = shape;
  }

  @Override
  double[] scores(int[] prompt, int... answer) {
    List<Integer> passage = new ArrayList<>();
    int first = -1;
    int end = -1;
    for (int token : prompt) {
      if (token == shape.ids().mention()) {
        first = passage.size();
      } else if (token == shape.ids().mentionEnd()) {
        end = passage.size();
      } else {
        passage.add(token);
      }
    }
    int[] tokens = passage.stream().mapToInt(Integer::intValue).toArray();
    return scores(tokens, first, end, answer);
  }

  /** The log-probabilities of all tokens after the beginning of an answer for a mention. */
  double[] scores(int[] passage, int first, int end, int... answer) {
    double[][] states = states(passage);
    double[] both = joined(states[first], states[end - 1]);
    double[] inner = multiply("model.mention.up_proj.weight", both);
    for (int i = 0; i < inner.length; i++) {
      inner[i] = silu(inner[i]);
    }
    double[][] seen = new double[1 + end - first][];
    seen[0] = multiply("model.mention.down_proj.weight", inner);
    System.arraycopy(states, first, seen, 1, end - first);
    int[] ids = joined(new int[] {shape.ids().lead()}, answer);
    double[][] x = new double[ids.length][];
    for (int t = 0; t < ids.length; t++) {
      x[t] = row("model.embed_tokens.weight", ids[t]);
    }
    for (int layer = 0; layer < shape.decoder().layers(); layer++) {
      layer("model.layers." + layer + ".", seen, x, true);
    }
    double[] last = norm(x[x.length - 1], "model.norm.weight");
    return logSoftmax(multiply("model.embed_tokens.weight", last));
  }

  /** The log-probabilities of the tags of each token. */
  double[][] tags(int[] passage) {
    double[][] tags = new double[passage.length][];
    double[][] states = states(passage);
    for (int t = 0; t < tags.length; t++) {
      tags[t] =
          logSoftmax(sum(multiply("mention_head.weight", states[t]), vector("mention_head.bias")));
    }
    return tags;
  }

  /** The loss of annotated passages. */
  double loss(PassageBatch batch, double share) {
    double names = 0;
    int nameTokens = 0;
    double tags = 0;
    int tagged = 0;
    for (PassageBatch.Passage passage : batch.passages()) {
      for (PassageBatch.Named mention : passage.mentions()) {
        int[] name = mention.name();
        for (int i = 0; i < name.length; i++) {
          names -=
              scores(passage.tokens(), mention.first(), mention.end(), Arrays.copyOf(name, i))[
                  name[i]];
          nameTokens++;
        }
      }
      double[][] found = tags(passage.tokens());
      for (int t = 0; t < found.length; t++) {
        tags -= found[t][passage.tags()[t]];
        tagged++;
      }
    }
    return names / nameTokens + share * tags / tagged;
  }

  private double[][] states(int[] passage) {
    double[][] x = new double[passage.length][];
    for (int t = 0; t < x.length; t++) {
      x[t] = row("model.embed_tokens.weight", passage[t]);
    }
    for (int layer = 0; layer < shape.encoderLayers(); layer++) {
      layer("model.encoder.layers." + layer + ".", new double[0][], x, false);
    }
    for (int t = 0; t < x.length; t++) {
      x[t] = norm(x[t], "model.encoder.norm.weight");
    }
    return x;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
