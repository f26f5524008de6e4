/** A random run of the interface as the service itself describes it: whatever is sent, answers keep to the description. */
@NullMarked
package io.retroflex.server.contract;

import org.jspecify.annotations.NullMarked;
