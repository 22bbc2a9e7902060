/**
 * What people bring as proof of their work: photographs made anew from their pixels, and PDFs that
 * do nothing by themselves. To whom a file may be shown is known to the module that it was brought
 * for.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "佐证",
    allowedDependencies = {})
package io.saima.evidence;
