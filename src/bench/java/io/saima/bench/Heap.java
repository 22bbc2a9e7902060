package io.saima.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Watches how much of the heap is in use, above all after collections. */
final class Heap {

  private static final long MB = 1024 * 1024;

  private final AtomicLong afterCollection = new AtomicLong();

  /** Begins to watch. */
  Heap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) -> {
                var info =
                    GarbageCollectionNotificationInfo.from(
                        (CompositeData) notification.getUserData());
                if (info.getGcAction().contains("major")
                    || info.getGcCause().contains("Concurrent")
                    || info.getGcName().contains("Concurrent")) {
                  long used =
                      info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                          .filter(pool -> isHeap(pool.getKey()))
                          .mapToLong(pool -> pool.getValue().getUsed())
                          .sum();
                  afterCollection.accumulateAndGet(used, Math::max);
                }
              },
              null,
              null);
    }
  }

  private static boolean isHeap(String name) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .anyMatch(pool -> pool.getName().equals(name) && pool.getType() == MemoryType.HEAP);
  }

  /** The most that was left after a collection of the old generation, in MB. */
  long mostAfterCollection() {
    return afterCollection.get() / MB;
  }

  /** The sum of the most that each pool held at any time, in MB. */
  long mostUsed() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / MB;
  }

  long limit() {
    return Runtime.getRuntime().maxMemory() / MB;
  }

  /** What is in use after a full collection now, in MB. */
  long inUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
  }
}
