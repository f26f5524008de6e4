/** Audits as pages, JSON, PDF and FHIR bundles. */
@NullMarked
package io.retroflex.audit.report;

import org.jspecify.annotations.NullMarked;
