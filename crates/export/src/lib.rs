//! hexapla export (under construction).
