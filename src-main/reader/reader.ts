/** To be written: the reader process. */
process.exit(0);
