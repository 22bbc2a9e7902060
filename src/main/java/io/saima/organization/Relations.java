package io.saima.organization;

import org.springframework.data.jpa.repository.JpaRepository;

/** The family ties that recuse. */
public interface Relations extends JpaRepository<Relation, Relation.Key> {}
