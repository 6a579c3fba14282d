package io.conceptlinker.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** How much heap was in use right after collections: an upper bound of what was alive. */
public final class PeakHeap implements NotificationListener {
  private final AtomicLong peak = new AtomicLong();

  /** Listens to the collectors of this process until it ends. */
  static PeakHeap listen() {
    PeakHeap peak = new PeakHeap();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(peak, null, null);
      }
    }
    return peak;
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      Map<String, MemoryUsage> after = info.getGcInfo().getMemoryUsageAfterGc();
      long used = 0;
      for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
        MemoryUsage usage = after.get(pool.getName());
        if (pool.getType() == MemoryType.HEAP && usage != null) {
          used += usage.getUsed();
        }
      }
      peak.accumulateAndGet(used, Math::max);
    }
  }

  /** Bytes. */
  long bytes() {
    return peak.get();
  }

  /** Bytes in use after a full collection. */
  public static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
