//! Tests of the whole toolkit: real processes on our own corpora.
