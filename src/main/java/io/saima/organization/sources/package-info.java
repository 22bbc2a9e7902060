/** Who delivers data by program: data sources with their tokens, and what each may deliver. */
@org.springframework.modulith.NamedInterface("sources")
package io.saima.organization.sources;
