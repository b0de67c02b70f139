use hexapla_model::Case;

use super::*;
use crate::testing::files;

fn small() -> Russian {
    Russian::new(&files(), Path::new("small.whl")).expect("a dictionary")
}

/// The lemma and the nominatives of the likeliest reading.
fn forms(word: &str) -> [Option<String>; 3] {
    let russian = small();
    let Some(reading) = russian.readings(word).first().copied() else { return [const { None }; 3] };
    let form = |number| russian.nominative(word, &reading, number, Some(Gender::Feminine));
    [russian.lemma(word, &reading), form(Number::Singular), form(Number::Plural)]
}

#[test]
fn forms_of_words() {
    for (word, want) in [
        ("сети", ["сеть", "сеть", "сети"]),
        ("сетей", ["сеть", "сеть", "сети"]),
        ("речных", ["речной", "речная", "речные"]),
        ("киберсетей", ["киберсеть", "киберсеть", "киберсети"]),
        ("бисетей", ["бисеть", "бисеть", "бисети"]),
    ] {
        assert_eq!(forms(word), want.map(|w| Some(w.to_owned())), "{word}");
    }
    assert_eq!(forms("ххх"), [None, None, None]);
}

#[test]
fn the_two_dots_may_be_missing() {
    let of = |word: &str| forms(word)[1].clone();
    assert_eq!(of("учета").as_deref(), Some("учет"));
    assert_eq!(of("учёта").as_deref(), Some("учёт"));
}

#[test]
fn the_likeliest_reading_is_first_and_an_end_only_suggests() {
    let russian = small();
    let readings = russian.readings("сети");
    assert_eq!((readings[0].case, readings[0].probability), (Some(Case::Genitive), 0.9));
    assert!(readings.iter().all(|r| r.known));
    // No word of the dictionary, but it ends like one.
    let readings = russian.readings("клетей");
    assert_eq!((readings.len(), readings[0].known), (1, false));
    assert_eq!(russian.lemma("клетей", &readings[0]).as_deref(), Some("клеть"));
}

#[test]
fn damage_names_the_part() {
    for (n, part) in FILES.iter().enumerate() {
        let mut files = files();
        files[n].truncate(3);
        let said = Russian::new(&files, Path::new("small.whl")).unwrap_err().to_string();
        assert!(said.starts_with(&format!("small.whl, {part}: damaged (")), "{said}");
    }
    let mut files = files();
    files[1][4] = 99;
    let said = Russian::new(&files, Path::new("small.whl")).unwrap_err().to_string();
    assert!(said.contains("a form that does not exist"), "{said}");
}
