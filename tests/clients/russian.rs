//! Citation forms by the Russian dictionary that pip installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use hexapla::Terms;
use hexapla::model::{Corpus, Lang};
use hexapla::morphology::Russian;

use crate::programs::{asked, output};

/// Where pip installed the dictionary.
fn dictionary() -> PathBuf {
    let python = std::env::var_os("HEXAPLA_CLIENT_PYTHON").unwrap_or_else(|| "python3".into());
    let script = "import pymorphy3_dicts_ru as d; print(d.get_path())";
    let said = output(Command::new(python).args(["-c", script]), "pymorphy3-dicts-ru");
    PathBuf::from(said.trim())
}

#[test]
fn citation_forms_are_those_of_the_dictionary() {
    if !asked("citation_forms_are_those_of_the_dictionary") {
        return;
    }
    let russian = Russian::open(&dictionary()).expect("a dictionary");
    let terms = Terms { morphologies: vec![(Lang::RU, Arc::new(russian))], ..Terms::default() };
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpora/citations/ru.tsv");
    let gold = fs::read_to_string(gold).expect("the gold");
    let mut wrong = Vec::new();
    for line in gold.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let forms: Vec<&str> = fields[0].split('|').collect();
        let found = terms.citation(Lang::RU, &forms).into_iter().next().unwrap_or_default();
        if found != fields[1] {
            wrong.push(format!("{}: expected {}, found {found}", fields[0], fields[1]));
        }
    }
    // 293 of 300 were right when this was written.
    assert!(wrong.len() <= 12, "{wrong:#?}");
}

/// Lines in English, the same in Russian, a term, and its Russian forms.
type Case = (&'static [&'static str], &'static [&'static str], &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    // A name of many has a singular in other languages too.
    (
        &[
            "Member States reported on the plan.",
            "The Committee asked Member States to act.",
            "All Member States agreed to the rule.",
            "The reports of Member States are here.",
        ],
        &[
            "Государства-члены сообщили о плане.",
            "Комитет просил государства-члены действовать.",
            "Все государства-члены согласились с правилом.",
            "Доклады государств-членов находятся здесь.",
        ],
        "Member State",
        &["государство-член", "государства-члены"],
    ),
    // A word that the dictionary lacks is no form of one that it has (`итак`): it stays as it stands.
    (
        &["The house in Ithaca is old.", "They came from Ithaca.", "So the house is old."],
        &["Дом в Итаке старый.", "Они пришли из Итаки.", "Итак, дом старый."],
        "Ithaca",
        &["Итаки"],
    ),
    // Nobody counts what looks like a plural; a plural that is another word than its singular stays.
    (
        &[
            "The work of the monitoring network is good.",
            "The end of the monitoring network came.",
            "Other networks are bad.",
        ],
        &[
            "Работа сети мониторинга хорошая.",
            "Пришел конец сети мониторинга.",
            "Другие сети плохие, и их сетей мало.",
        ],
        "monitoring network",
        &["сеть мониторинга"],
    ),
    (
        &[
            "The local authorities met.",
            "A letter came from local authorities.",
            "We like local authorities.",
        ],
        &["Местные власти встретились.", "Письмо пришло от местных властей.", "Мы любим местные власти."],
        "local authority",
        &["местные власти"],
    ),
];

#[test]
fn numbers_of_terms_by_the_dictionary() {
    if !asked("numbers_of_terms_by_the_dictionary") {
        return;
    }
    let russian = Arc::new(Russian::open(&dictionary()).expect("a dictionary"));
    for &(english, lines, term, want) in CASES {
        let terms = Terms { morphologies: vec![(Lang::RU, russian.clone())], ..Terms::default() };
        let corpus = Corpus::from_columns("case", &[(Lang::EN, english), (Lang::RU, lines)]);
        let glossary = terms.run(&corpus).value;
        let section = |entry: &hexapla::model::ConceptEntry, n: usize| -> Vec<String> {
            let terms = entry.sections[n].iter().flat_map(|section| &section.terms);
            terms.map(|term| term.text.clone()).collect()
        };
        let entry = glossary.entries.iter().find(|entry| section(entry, 0).iter().any(|text| text == term));
        let found = entry.map(|entry| section(entry, 1)).unwrap_or_default();
        assert_eq!(found, want, "{term}");
    }
}
