//! Prints what the Russian dictionary says about words: `cargo run --example readings -- WHEEL закупки кибербезопасность`.

use std::path::Path;

use hexapla_model::{Gender, Morphology, Number};
use hexapla_morphology::Russian;

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("expected the path of the dictionary")?;
    let russian = Russian::open(Path::new(&path))?;
    for word in arguments {
        for reading in russian.readings(&word.to_lowercase()) {
            let one = russian.nominative(&word, &reading, Number::Singular, Some(Gender::Feminine));
            let many = russian.nominative(&word, &reading, Number::Plural, None);
            println!("{word}: {:?} {reading:?} {one:?} {many:?}", russian.lemma(&word, &reading));
        }
    }
    Ok(())
}
