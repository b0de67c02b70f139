//! hexapla read (under construction).
