package io.conceptlinker.server;

import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.lm.cache.AnswerCounts;
import io.conceptlinker.link.remote.LinkerIdentity;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** What a server counts, in the text format of Prometheus. Thread-safe. */
final class ServerMetrics {
  private static final String PREFIX = "concept_linker_";
  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
  private final Counter requests;
  private final Histogram requestSeconds;
  private final Counter documents;
  private final Counter mentions;
  private final Counter failures;
  private final Histogram batchDocuments;
  private final Histogram batchSeconds;

  ServerMetrics(HostedLinker hosted, LinkQueue queue) {
    requests =
        Counter.builder()
            .name(PREFIX + "requests_total")
            .help("Requests that were answered")
            .labelNames("path", "status")
            .register(registry);
    requestSeconds =
        Histogram.builder()
            .name(PREFIX + "request_duration_seconds")
            .help("From the header of a request to its answer, the wait in the queue included")
            .unit(Unit.SECONDS)
            .labelNames("path")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
            .register(registry);
    documents = counter("documents_total", "Documents that were linked");
    mentions = counter("mentions_total", "Mentions that were linked to a concept");
    failures = counter("link_failures_total", "Requests that the linker failed on");
    batchDocuments =
        Histogram.builder()
            .name(PREFIX + "batch_documents")
            .help("Documents that were linked together")
            .classicOnly()
            .classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .register(registry);
    batchSeconds =
        Histogram.builder()
            .name(PREFIX + "batch_duration_seconds")
            .help("How long the linker took for a batch")
            .unit(Unit.SECONDS)
            .classicOnly()
            .classicUpperBounds(
                .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register(registry);
    GaugeWithCallback.builder()
        .name(PREFIX + "queue_documents")
        .help("Documents that wait to be linked")
        .callback(gauge -> gauge.call(queue.documents()))
        .register(registry);
    cache(hosted.cache());
    LinkerIdentity identity = hosted.identity();
    Info info =
        Info.builder()
            .name(PREFIX + "linker_info")
            .help("The knowledge base and the model that answer")
            .labelNames("kb", "kb_version", "model")
            .register(registry);
    info.setLabelValues(identity.kb().name(), identity.kb().version(), identity.model());
  }

  private void cache(AnswerCache cache) {
    CounterWithCallback.builder()
        .name(PREFIX + "cache_lookups_total")
        .help("Questions to the model that were looked up among those that it answered before")
        .labelNames("result")
        .callback(
            counter -> {
              AnswerCounts counts = cache.counts();
              counter.call((double) counts.hits(), "hit");
              counter.call((double) counts.misses(), "miss");
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name(PREFIX + "cache_bytes")
        .help("Memory that answers of the model take")
        .unit(Unit.BYTES)
        .callback(gauge -> gauge.call((double) cache.counts().bytes()))
        .register(registry);
  }

  private Counter counter(String name, String help) {
    return Counter.builder().name(PREFIX + name).help(help).register(registry);
  }

  /** A request was answered. */
  void answered(String path, int status, long nanos) {
    requests.labelValues(path, Integer.toString(status)).inc();
    requestSeconds.labelValues(path).observe(nanos / NANOS);
  }

  /** A batch was linked. */
  void linked(int size, long nanos) {
    batchDocuments.observe(size);
    batchSeconds.observe(nanos / NANOS);
  }

  /** The linker failed on a request. */
  void failed() {
    failures.inc();
  }

  /** The results of a request were handed out. */
  void delivered(List<LinkResult> results) {
    documents.inc(results.size());
    mentions.inc(results.stream().mapToInt(result -> result.mentions().size()).sum());
  }

  String contentType() {
    return format.getContentType();
  }

  byte[] text() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(bytes, registry.scrape());
    return bytes.toByteArray();
  }
}
