//! Numbers for the few ids of many that are met, in memory that is as large as they are few.

/// How many places there are at first, as a power of two.
const FIRST: u32 = 8;

/// No id.
const NONE: u32 = u32::MAX;

/// Ids in the order in which they were met.
///
/// A list with a place for each id that there is would be simpler; but it is too large for the processor's cache where there
/// are millions, and most candidates meet a few hundred.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// Ids and their numbers, at or behind the place that the id has by its bits; of what is used, half is free at least.
    table: Vec<(u32, u32)>,
    /// How many places of the table are used, as a power of two.
    bits: u32,
    /// Where each number is in the table.
    places: Vec<u32>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { table: vec![(NONE, 0); 1 << FIRST], bits: FIRST, places: Vec::new() }
    }
}

impl Numbers {
    /// The number of `id`: that of the ids that were met before it.
    pub(crate) fn of(&mut self, id: u32) -> usize {
        let place = self.place(id);
        let (own, number) = self.table[place];
        if own == id {
            return number as usize;
        }
        let number = self.places.len();
        self.set(place, id);
        if 2 * self.places.len() > 1 << self.bits {
            self.grow();
        }
        number
    }

    /// Forgets all ids.
    pub(crate) fn clear(&mut self) {
        self.places.drain(..).for_each(|place| self.table[place as usize].0 = NONE);
        self.bits = FIRST;
    }

    /// Where `id` is, or where it would be.
    fn place(&self, id: u32) -> usize {
        let mut place = (id.wrapping_mul(0x9E37_79B9) >> (32 - self.bits)) as usize;
        while self.table[place].0 != id && self.table[place].0 != NONE {
            place = (place + 1) & ((1 << self.bits) - 1);
        }
        place
    }

    /// Gives `id` the next number.
    fn set(&mut self, place: usize, id: u32) {
        self.table[place] = (id, self.places.len() as u32);
        self.places.push(place as u32);
    }

    /// Uses twice as many places.
    fn grow(&mut self) {
        let bits = self.bits + 1;
        let ids: Vec<u32> = self.places.iter().map(|place| self.table[*place as usize].0).collect();
        self.clear();
        self.bits = bits;
        if self.table.len() < 1 << bits {
            self.table.resize(1 << bits, (NONE, 0));
        }
        for id in ids {
            let place = self.place(id);
            self.set(place, id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_numbered_as_they_are_met() {
        let mut numbers = Numbers::default();
        // More than the first table holds, twice each; then few again.
        for count in [3000u32, 7, 3000] {
            let ids: Vec<u32> = (0..count).map(|n| n.wrapping_mul(n) ^ (n << 12)).collect();
            let mut met: Vec<u32> = Vec::new();
            for id in ids.iter().chain(ids.iter().rev()) {
                let known = met.iter().position(|other| other == id).unwrap_or(met.len());
                if known == met.len() {
                    met.push(*id);
                }
                assert_eq!(numbers.of(*id), known);
            }
            numbers.clear();
        }
    }
}
