//! hexapla hexapla (under construction).
