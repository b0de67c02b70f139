//! hexapla corpus (under construction).
