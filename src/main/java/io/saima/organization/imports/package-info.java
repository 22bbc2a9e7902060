/** How a county's files come in; each module that owns a table tells here what its rows are. */
@org.springframework.modulith.NamedInterface("imports")
package io.saima.organization.imports;
