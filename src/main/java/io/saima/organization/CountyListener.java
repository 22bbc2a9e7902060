package io.saima.organization;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import org.springframework.stereotype.Component;

/** Tells the county in memory that a row it was made of has changed. */
@Component
class CountyListener {

  private final CurrentCounty county;

  CountyListener(CurrentCounty county) {
    this.county = county;
  }

  @PostPersist
  @PostUpdate
  @PostRemove
  void changed(Object row) {
    county.changed();
  }
}
