package io.saima.organization;

import io.saima.engine.EachOnItsOwn;
import java.util.Set;

/**
 * Files of these tables were just imported and committed; a CatchUp follows. Not told by the
 * command line.
 */
public record CountyImported(Set<String> tables) implements EachOnItsOwn {}
