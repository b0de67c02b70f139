//! hexapla score (under construction).
