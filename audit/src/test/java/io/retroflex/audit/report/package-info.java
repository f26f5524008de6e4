/** Whether reports say what an audit found, to whoever reads them. */
@NullMarked
package io.retroflex.audit.report;

import org.jspecify.annotations.NullMarked;
