HXCOMM nothing yet
/* nothing here */
// nor here
