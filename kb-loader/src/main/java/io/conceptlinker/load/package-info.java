/**
 * From releases of terminologies to a knowledge base bundle.
 *
 * <pre>{@code
 * CompileSpec spec =
 *     CompileSpec.of("anatomy", Path.of("kb"), new KbSource.Obo(Path.of("uberon.obo")));
 * BuildReport report = KnowledgeBaseCompiler.compile(spec, Progress.NONE);
 * System.out.println(report.version() + " " + report.counts());
 * }</pre>
 *
 * <p>A {@link io.conceptlinker.load.KbSource} says what to read. Its parser, in one of the packages
 * below, streams what it finds into a {@link io.conceptlinker.load.intake.ConceptSink}, which keeps
 * what the filters want, merges it with earlier sources by cross-references and pushes it into the
 * bundle's builder. Whatever is not kept is counted by its reason in the {@link
 * io.conceptlinker.load.BuildReport} that is written beside the bundle.
 */
@NullMarked
package io.conceptlinker.load;

import org.jspecify.annotations.NullMarked;
