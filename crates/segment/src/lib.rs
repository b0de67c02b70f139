//! hexapla segment (under construction).
