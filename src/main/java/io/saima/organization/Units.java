package io.saima.organization;

import org.springframework.data.jpa.repository.JpaRepository;

/** The units of the county. */
public interface Units extends JpaRepository<Unit, String> {}
