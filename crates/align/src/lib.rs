//! hexapla align (under construction).
