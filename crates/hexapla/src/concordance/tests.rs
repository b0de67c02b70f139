use hexapla_model::{BlockKind, Location, Text};

use super::*;

const ROWS: [[&str; 3]; 5] = [
    ["The river basin fell dry.", "Le bassin fluvial s’est asséché.", "Речной бассейн пересох."],
    [
        "Each river basin has a committee.",
        "Chaque bassin fluvial a un comité.",
        "Каждый речной бассейн имеет комитет.",
    ],
    ["The committee met in May.", "Le comité s’est réuni en mai.", "Комитет собрался в мае."],
    [
        "The river basin and its committee.",
        "Le bassin fluvial et son comité.",
        "Речной бассейн и его комитет.",
    ],
    ["Two river basins.", "", "Два речных бассейна."],
];

fn corpus() -> Corpus {
    let text = |text: &&str| {
        let location = Location { line: 1, page: None };
        let text =
            Text { text: (*text).to_owned(), pieces: 1, location, lines: Box::default(), moved: false };
        (!text.text.is_empty()).then_some(text)
    };
    let unit = |texts: &[&str; 3]| TranslationUnit {
        id: String::new(),
        anchor: None,
        kind: BlockKind::Paragraph,
        score: 1.0,
        reviewed: false,
        texts: texts.iter().map(text).collect(),
    };
    let langs = vec![Lang::EN, Lang::FR, Lang::RU];
    Corpus { langs, units: ROWS.iter().map(unit).collect(), ..Corpus::default() }
}

/// The rows that are found, what is marked in them in angle brackets (the term) or square ones.
fn shown(concordance: &Concordance) -> Vec<String> {
    let corpus = corpus();
    let show = |occurrence: &Occurrence| {
        let marks = occurrence.marked.iter().enumerate().map(|(n, marked)| {
            let text = text(&corpus.units[occurrence.row], n).unwrap_or_default();
            let spans: Vec<&str> = marked.spans.iter().map(|span| span.of(text)).collect();
            format!("{}{}", if marked.role == Role::Term { "=" } else { "" }, spans.join("|"))
        });
        format!("{} {}", occurrence.row, marks.collect::<Vec<_>>().join(" / "))
    };
    concordance.run(&corpus).unwrap().occurrences.iter().map(show).collect()
}

#[test]
fn terms_have_their_counterparts() {
    let want = [
        "0 =river basin / bassin fluvial / Речной бассейн",
        "1 =river basin / bassin fluvial / речной бассейн",
        "3 =river basin / bassin fluvial / Речной бассейн",
        "4 =river basins /  / речных бассейна",
    ];
    assert_eq!(shown(&Concordance::term("River basin").unwrap()), want);
    let french = Concordance::term("comite").unwrap().in_lang(Lang::FR);
    let want = ["1 committee / =comité / комитет", "2 committee / =comité / Комитет"];
    assert_eq!(shown(&french.first(2)), want);
    let pattern = Concordance::pattern("^комитет").unwrap();
    assert_eq!(shown(&pattern), ["2 committee / comité / =Комитет"]);
    assert_eq!(shown(&Concordance::term("treaty").unwrap()), [""; 0]);
}

#[test]
fn rows_are_counted_and_languages_known() {
    let found = Concordance::term("basin").unwrap().first(1).run(&corpus()).unwrap();
    assert_eq!((found.occurrences.len(), found.rows), (1, 4));
    let error = Concordance::term("basin").unwrap().in_lang(Lang::ZH).run(&corpus()).unwrap_err();
    assert_eq!(error.to_string(), "no text in zh; the languages are en, fr, ru");
    let nothing = Concordance::term("basin").unwrap().run(&Corpus::default()).unwrap();
    assert_eq!((nothing.occurrences.len(), nothing.rows), (0, 0));
}

#[test]
fn rows_that_teach_are_those_shown_and_some_more() {
    assert_eq!(taught(3, &[1]), [0, 1, 2]);
    let taught = taught(4 * TAUGHT, &[5, 8]);
    assert_eq!((taught.len(), &taught[..4]), (TAUGHT + 1, &[0, 4, 5, 8][..]));
}
