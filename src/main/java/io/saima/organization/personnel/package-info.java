/** Changes of the personnel file that people enter by hand, each from its day on (人事变动). */
@org.springframework.modulith.NamedInterface("personnel")
package io.saima.organization.personnel;
