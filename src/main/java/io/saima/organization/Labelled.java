package io.saima.organization;

/** A closed list's value, under the name by which the county's files and pages know it. */
public interface Labelled {

  String label();
}
