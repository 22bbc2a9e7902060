package io.saima.organization;

import java.util.Set;

/** Files of these tables were just imported and committed; launchers start what is missing. */
public record CountyImported(Set<String> tables) {}
