/** Checked for null. */
@NullMarked
package com.acme.app;

import org.jspecify.annotations.NullMarked;
