package io.saima.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Watches how much of the heap is in use after collections. */
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
                long used =
                    info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> isHeap(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum();
                afterCollection.accumulateAndGet(used, Math::max);
              },
              null,
              null);
    }
  }

  private static boolean isHeap(String name) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .anyMatch(pool -> pool.getName().equals(name) && pool.getType() == MemoryType.HEAP);
  }

  /** The most that was left after a collection, in MB. */
  long mostAfterCollection() {
    return afterCollection.get() / MB;
  }

  long limit() {
    return Runtime.getRuntime().maxMemory() / MB;
  }
}
