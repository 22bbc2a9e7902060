package io.saima.organization.imports;

import java.nio.file.Path;

/** A file to import: the name it was sent under, and where its content lies. */
public record ImportFile(String name, Path content) {}
