package io.saima.plan;

import org.springframework.data.jpa.repository.JpaRepository;

/** The indicator library. */
public interface LibraryEntries extends JpaRepository<LibraryEntry, String> {}
