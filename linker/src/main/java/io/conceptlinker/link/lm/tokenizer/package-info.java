/**
 * The tokens that a language model reads and writes.
 *
 * <p>{@link io.conceptlinker.link.lm.tokenizer.Tokenizer} reads the {@code tokenizer.json} of
 * Hugging Face's library and gives the same ids, without native code: byte-level BPE (ours, Llama
 * 3, GPT-2, BART) and Unigram (mBART, XLM-R). {@link io.conceptlinker.link.lm.tokenizer.BpeTrainer}
 * learns one from names and text:
 *
 * {@snippet :
 * BpeTrainer trainer = new BpeTrainer();
 * trainer.add(" myocardial infarction");
 * byte[] json = trainer.train(8192, List.of("<pad>", "<s>", "</s>"));
 *
 * Tokenizer tokenizer = Tokenizer.parse("tokenizer.json", json);
 * int[] ids = tokenizer.encode(" infarction");
 * assert tokenizer.decode(ids).equals(" infarction");
 * }
 */
@NullMarked
package io.conceptlinker.link.lm.tokenizer;

import org.jspecify.annotations.NullMarked;
