/** Uses the generated package. */
package com.acme.app;
