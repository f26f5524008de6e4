@NullMarked
package io.retroflex.server.web;

import org.jspecify.annotations.NullMarked;
