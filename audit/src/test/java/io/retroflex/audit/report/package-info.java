@NullMarked
package io.retroflex.audit.report;

import org.jspecify.annotations.NullMarked;
