package io.saima.engine;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/** Spring's way of telling events, which lets everybody hear what is {@link EachOnItsOwn}. */
@Component(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
class Announcements extends SimpleApplicationEventMulticaster {

  Announcements(BeanFactory beans) {
    super(beans);
  }

  @Override
  public void multicastEvent(ApplicationEvent event, ResolvableType type) {
    if (!(event instanceof PayloadApplicationEvent<?> told)
        || !(told.getPayload() instanceof EachOnItsOwn)) {
      super.multicastEvent(event, type);
      return;
    }
    RuntimeException failure = null;
    for (ApplicationListener<?> listener :
        getApplicationListeners(event, type == null ? ResolvableType.forInstance(event) : type)) {
      try {
        invokeListener(listener, event);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
