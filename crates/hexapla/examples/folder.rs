//! Aligns all documents of a folder into another folder, as `hexapla align` does: `folder IN OUT`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use hexapla::formats::Format;
use hexapla::{Input, Inputs, Pipeline};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, output] = arguments.as_slice() else {
        return Err("give the folder to read and one to write".into());
    };
    let (inputs, errors) = Inputs::collect(&[folder.parse::<Input>()?]);
    errors.iter().for_each(|error| eprintln!("{error}"));
    let pipeline = Pipeline { formats: vec![Format::Csv, Format::Tmx], ..Pipeline::new(output) };
    let outcome = pipeline.run(&inputs, &mut ())?;
    println!("{} documents, {} rows", outcome.value.documents, outcome.value.rows);
    Ok(())
}
