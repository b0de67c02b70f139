//! Aligns two lists of sentences; uses the sentence encoder of this machine if the feature `encoder` is on and one is
//! installed.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use hexapla::Hexapla;
use hexapla::model::Lang;

const FRENCH: [&str; 3] = [
    "La Conférence s’est réunie à Vienne.",
    "Elle a élu sa Présidente et adopté l’ordre du jour.",
    "La séance est levée à 18 heures.",
];
const RUSSIAN: [&str; 4] = [
    "Конференция собралась в Вене.",
    "Она избрала Председателя.",
    "Она утвердила повестку дня.",
    "Заседание закрывается в 18 часов.",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let hexapla = with_encoder(Hexapla::new())?;
    let beads = hexapla.align_sentences((Lang::FR, &FRENCH), (Lang::RU, &RUSSIAN)).value;
    for bead in beads.beads() {
        let source = FRENCH[bead.source_range()].join(" ");
        let target = RUSSIAN[bead.target_range()].join(" ");
        println!("{bead} {source} │ {target}");
    }
    Ok(())
}

#[cfg(feature = "encoder")]
fn with_encoder(hexapla: Hexapla) -> Result<Hexapla, Box<dyn std::error::Error>> {
    use hexapla::encoder::{ENCODER, UniversalEncoder};
    let Some(path) = ENCODER.locate() else { return Ok(hexapla) };
    Ok(hexapla.encoder(std::sync::Arc::new(UniversalEncoder::open(&path)?)))
}

#[cfg(not(feature = "encoder"))]
fn with_encoder(hexapla: Hexapla) -> Result<Hexapla, Box<dyn std::error::Error>> {
    Ok(hexapla)
}
