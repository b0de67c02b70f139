//! Benchmarks and quality measurements.
