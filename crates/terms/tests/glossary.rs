//! Small corpora in, glossaries out.

use hexapla_model::{
    BlockKind, Column, ConceptEntry, Corpus, Glossary, KnownEntry, Lang, Level, Link, Links, Location,
    SentenceEncoder, Span, Term, TermBase, TermStatus, Text, TranslationUnit, Vectors, Word, WordClass,
    WordToken,
};
use hexapla_terms::{Extracted, Extractor, Known, Rows, Scope, StopRow};

const ENGLISH: &[&str] = &[
    "The river basin needs a water level .",
    "A river basin was seen by the committee .",
    "The committee met .",
    "Each river basin has a committee .",
    "The water level fell .",
];

const FRENCH: &[&str] = &[
    "Le bassin fluvial demande un niveau d’eau .",
    "Un bassin fluvial a été vu par le comité .",
    "Le comité a siégé .",
    "Chaque bassin fluvial a un comité .",
    "Le niveau d’eau a baissé .",
];

const SMALL: &[&str] =
    &["the", "a", "was", "by", "each", "has", "le", "un", "été", "par", "chaque", "to", "d’", "and"];

/// Words split at blanks, without their plural.
fn column(lang: Lang, lines: &[&str]) -> Column {
    let mut column = Column::new(lang);
    for line in lines {
        for text in line.split_whitespace() {
            let start = text.as_ptr() as usize - line.as_ptr() as usize;
            let cut = text.find('’').map_or(0, |at| at + '’'.len_utf8());
            for (from, to) in [(0, cut), (cut, text.len())].into_iter().filter(|(from, to)| from < to) {
                push(&mut column, &text[from..to], start + from);
            }
        }
        column.rows.push(u32::try_from(column.tokens.len()).unwrap());
    }
    column
}

fn push(column: &mut Column, text: &str, start: usize) {
    let form = text.to_lowercase();
    let stem = form.trim_end_matches('s').to_owned();
    let class = if !form.chars().any(char::is_alphabetic) {
        WordClass::Punctuation
    } else if SMALL.contains(&form.as_str()) {
        WordClass::Function
    } else {
        WordClass::Content
    };
    let find = |all: &[String], one: &str| all.iter().position(|s| s == one);
    let stem = find(&column.stems, &stem).unwrap_or_else(|| {
        column.stems.push(stem);
        column.stems.len() - 1
    });
    let word = column.words.iter().position(|w| w.form == form).unwrap_or_else(|| {
        column.words.push(Word { form, stem: u32::try_from(stem).unwrap(), class });
        column.words.len() - 1
    });
    let span = Span::new(start, start + text.len());
    column.tokens.push(WordToken { word: u32::try_from(word).unwrap(), span });
}

fn corpus(langs: &[Lang], texts: &[&[&str]]) -> Corpus {
    let rows = texts.iter().map(|t| t.len()).max().unwrap_or(0);
    let text = |t: &&[&str], n: usize| {
        let line = u32::try_from(n).unwrap();
        let text = (*t.get(n)?).to_owned();
        Some(Text {
            text,
            pieces: 1,
            location: Location { line: line + 1, page: None },
            lines: vec![line].into(),
            moved: false,
        })
    };
    let unit = |n: usize| TranslationUnit {
        id: format!("basin#{}", n + 1),
        anchor: None,
        kind: BlockKind::Paragraph,
        score: 1.0,
        reviewed: false,
        texts: texts.iter().map(|t| text(t, n)).collect(),
    };
    Corpus {
        name: "basin".into(),
        symbol: None,
        level: Level::Sentence,
        langs: langs.to_vec(),
        paths: langs.iter().map(|l| format!("basin.{l}").into()).collect(),
        units: (0..rows).map(unit).collect(),
        findings: Vec::new(),
    }
}

/// Links between the words that a dictionary of a few pairs knows.
fn links(source: &Column, target: &Column) -> Links {
    let pairs = [
        ("river", "fluvial"),
        ("basin", "bassin"),
        ("water", "eau"),
        ("level", "niveau"),
        ("committee", "comité"),
        ("committee", "commission"),
        ("met", "siégé"),
    ];
    let mut out = Links::new();
    for row in 0..source.len() {
        let mut links = Vec::new();
        for (i, &a) in source.row(row).iter().enumerate() {
            for (j, &b) in target.row(row).iter().enumerate() {
                if pairs.contains(&(source.word(a).form.as_str(), target.word(b).form.as_str())) {
                    let (source, target) = (u16::try_from(i).unwrap(), u16::try_from(j).unwrap());
                    links.push(Link { source, target, probability: 0.9 });
                }
            }
        }
        out.push_row(links);
    }
    out
}

fn run(extractor: &Extractor, known: &Known) -> Glossary {
    extract(extractor, known).glossary.value
}

fn extract(extractor: &Extractor, known: &Known) -> Extracted {
    let corpus = corpus(&[Lang::EN, Lang::FR], &[ENGLISH, FRENCH]);
    let columns = [column(Lang::EN, ENGLISH), column(Lang::FR, FRENCH)];
    let links = [links(&columns[0], &columns[1])];
    extractor.extract(Rows { corpus: &corpus, columns: &columns, links: &links }, known)
}

/// The terms of each entry, those of a language joined by `|`.
fn lines(glossary: &Glossary) -> Vec<String> {
    let cell = |s: &Option<hexapla_model::LanguageSection>| {
        let terms = s.iter().flat_map(|s| s.terms.iter().map(|t| t.text.as_str()));
        terms.collect::<Vec<_>>().join("|")
    };
    glossary.entries.iter().map(|e| e.sections.iter().map(cell).collect::<Vec<_>>().join(" = ")).collect()
}

/// The entry whose first term of the pivot is this one.
fn entry<'g>(glossary: &'g Glossary, term: &str) -> &'g ConceptEntry {
    let is_it = |e: &&ConceptEntry| e.sections[0].as_ref().is_some_and(|s| s.terms[0].text == term);
    glossary.entries.iter().find(is_it).expect("the term")
}

#[test]
fn terms_of_several_words_meet_and_come_first() {
    let glossary = run(&Extractor::default(), &Known::default());
    let lines = lines(&glossary);
    // Which of the two is first is for the weights to say.
    let mut first = lines[..2].to_vec();
    first.sort_unstable();
    assert_eq!(first, ["river basin = bassin fluvial", "water level = niveau d’eau"], "{lines:?}");
    assert!(lines.contains(&"committee = comité".to_owned()), "{lines:?}");
    assert_eq!(glossary.entries[0].id, "c1");
    assert_eq!(entry(&glossary, "river basin").frequency, 3);
}

#[test]
fn contexts_show_the_term_in_every_language() {
    let glossary = run(&Extractor { contexts: 2, ..Extractor::default() }, &Known::default());
    let entry = entry(&glossary, "water level");
    assert_eq!(entry.contexts.len(), 2);
    let seen: Vec<&str> =
        entry.contexts[0].texts.iter().flatten().filter_map(|t| Some(t.term?.of(&t.text))).collect();
    assert_eq!(seen, ["water level", "niveau d’eau"]);
}

/// The other renderings of the terms where row `row` has these texts instead: term, what is used, row, and how many rows
/// have the preferred rendering and this one.
fn deviations(
    (row, en, fr): (usize, &str, &str),
    scope: Scope,
) -> Vec<(String, String, usize, usize, usize)> {
    let (mut english, mut french) = (ENGLISH.to_vec(), FRENCH.to_vec());
    (english[row], french[row]) = (en, fr);
    let corpus = corpus(&[Lang::EN, Lang::FR], &[&english, &french]);
    let columns = [column(Lang::EN, &english), column(Lang::FR, &french)];
    let links = [links(&columns[0], &columns[1])];
    let rows = Rows { corpus: &corpus, columns: &columns, links: &links };
    let extractor = Extractor { deviations: true, scope, ..Extractor::default() };
    let found = extractor.extract(rows, &Known::default());
    let glossary = found.glossary.value;
    let shown = found.deviations.iter().map(|deviation| {
        let entry = glossary.entries.iter().find(|entry| entry.id == deviation.entry).unwrap();
        let term = entry.sections[0].as_ref().unwrap().terms[0].text.clone();
        let used = deviation.used.of(french[deviation.row]).to_owned();
        (term, used, deviation.row, deviation.preferred_rows, deviation.used_rows)
    });
    assert!(Extractor::default().extract(rows, &Known::default()).deviations.is_empty(), "only on request");
    shown.collect()
}

#[test]
fn rows_with_another_rendering_are_listed() {
    for (en, fr, is_fault, is_other) in [
        ("The committee met .", "La commission a siégé .", true, true),
        ("The committee met .", "Le comité a siégé .", false, false),
        // Behind no article anywhere, so perhaps no noun.
        ("The committee met .", "commission a siégé .", false, true),
        // A verb, and a part of a name.
        ("To committee met .", "La commission a siégé .", false, true),
        ("The committee Met .", "La commission a siégé .", false, true),
    ] {
        let line = ("committee".to_owned(), "commission".to_owned(), 2, 2, 1);
        for (scope, want) in [(Scope::Useful, is_fault), (Scope::All, is_other)] {
            let want = want.then(|| line.clone()).into_iter().collect::<Vec<_>>();
            assert_eq!(deviations((2, en, fr), scope), want, "{en} {fr} {scope:?}");
        }
    }
}

/// Knows how near a few texts are: those with the same direction are alike.
#[derive(Debug)]
struct Directions(&'static [(&'static str, [f32; 2])]);

impl SentenceEncoder for Directions {
    fn dimensions(&self) -> usize {
        2
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        let of =
            |text: &&str| self.0.iter().find(|(own, _)| own == text).map_or([0.0; 2], |(_, vector)| *vector);
        Vectors::new(2, texts.iter().flat_map(of).collect())
    }

    fn knows(&self, lang: Lang) -> bool {
        lang != Lang::ES
    }
}

#[test]
fn what_is_near_in_meaning_comes_first() {
    let english: &[&str] = &["The river basin fell .", "A river basin was seen .", "The river basin met ."];
    let french: &[&str] =
        &["Le bassin fluvial a baissé .", "Un bassin fluvial a été vu .", "Le bassin a siégé ."];
    let glossary_of = |other: Lang, encoder: Option<&dyn SentenceEncoder>| {
        let corpus = corpus(&[Lang::EN, other], &[english, french]);
        let columns = [column(Lang::EN, english), column(other, french)];
        let links = [links(&columns[0], &columns[1])];
        let rows = Rows { corpus: &corpus, columns: &columns, links: &links };
        let extractor = Extractor { scope: Scope::All, ..Extractor::default() };
        extractor.run(rows, &Known { encoder, ..Known::default() }).value
    };
    let first = |glossary: &Glossary| {
        let sections = &entry(glossary, "river basin").sections;
        sections[1].as_ref().expect("a rendering").terms[0].text.clone()
    };
    let far = Directions(&[
        ("river basin", [1.0, 0.0]),
        ("bassin fluvial", [0.0, 1.0]),
        ("bassin", [1.0, 0.05]),
        ("fluvial", [0.0, 1.0]),
    ]);
    let (none, near) = (glossary_of(Lang::FR, None), glossary_of(Lang::FR, Some(&far)));
    assert_eq!((first(&none), first(&near)), ("bassin fluvial".to_owned(), "bassin".to_owned()));
    // What it does not know says nothing: a text, or a language.
    let nothing = glossary_of(Lang::FR, Some(&Directions(&[])));
    assert_eq!(first(&nothing), "bassin fluvial");
    assert_eq!(first(&glossary_of(Lang::ES, Some(&far))), "bassin fluvial");
}

#[test]
fn a_term_base_is_compared_and_a_stop_list_obeyed() {
    let entry = |id: &str, en: &str, fr: &str| KnownEntry {
        id: id.into(),
        line: 1,
        terms: vec![(Lang::EN, Term::new(en)), (Lang::FR, Term::new(fr))],
        ..KnownEntry::default()
    };
    let base = TermBase {
        entries: vec![entry("k1", "river basins", "bassin fluvial"), entry("k2", "water level", "hauteur")],
    };
    let known = Known {
        base: Some(&base),
        terms: vec![
            column(Lang::EN, &["river basins", "", "water level", ""]),
            column(Lang::FR, &["", "bassin fluvial", "", "hauteur"]),
        ],
        stops: vec![column(Lang::EN, &["fish", "Committees"]), Column::new(Lang::FR)],
        general: Vec::new(),
        ..Known::default()
    };
    let extracted = extract(&Extractor::default(), &known);
    assert_eq!(extracted.stopped, [[StopRow { lang: 0, row: 1 }]]);
    let glossary = extracted.glossary.value;
    let find = |en: &str| {
        glossary.entries.iter().find(|e| e.sections[0].as_ref().is_some_and(|s| s.terms[0].text == en))
    };
    assert_eq!(
        find("river basin").map(|e| (e.status, e.known_id.as_deref())),
        Some((TermStatus::Known, Some("k1")))
    );
    let conflict = find("water level").unwrap();
    assert_eq!((conflict.status, conflict.known_id.as_deref()), (TermStatus::Conflicting, Some("k2")));
    assert_eq!(conflict.sections[1].as_ref().unwrap().expected, ["hauteur"]);
    assert!(find("committee").is_none());
}

#[test]
fn the_default_list_is_the_beginning_of_all() {
    let useful = run(&Extractor::default(), &Known::default());
    let all = run(&Extractor { scope: Scope::All, ..Extractor::default() }, &Known::default());
    assert_eq!(lines(&all)[..useful.entries.len()], lines(&useful)[..]);
}

#[test]
fn one_language_gives_a_list() {
    let corpus = corpus(&[Lang::EN], &[ENGLISH]);
    let columns = [column(Lang::EN, ENGLISH)];
    let rows = Rows { corpus: &corpus, columns: &columns, links: &[] };
    let glossary = Extractor::default().run(rows, &Known::default()).value;
    assert!(lines(&glossary)[..2].contains(&"river basin".to_owned()));
}

#[test]
fn a_part_of_one_longer_term_is_left_out_and_one_of_several_is_not() {
    let text = &[
        "The Economic and Social Council met .",
        "The Economic and Social Council saw the Bank Trust Fund .",
        "Each Economic and Social Council has the River Trust Fund .",
        "The Bank Trust Fund has the River Trust Fund .",
    ];
    let corpus = corpus(&[Lang::EN], &[text]);
    let columns = [column(Lang::EN, text)];
    let rows = Rows { corpus: &corpus, columns: &columns, links: &[] };
    let of = |scope| {
        let extractor = Extractor { scope, min_frequency: Some(2), ..Extractor::default() };
        lines(&extractor.run(rows, &Known::default()).value)
    };
    let (useful, all) = (of(Scope::Useful), of(Scope::All));
    let has = |lines: &[String], term: &str| lines.iter().any(|line| line == term);
    assert!(has(&useful, "Economic and Social Council"), "{useful:?}");
    assert!(has(&all, "Social Council") && !has(&useful, "Social Council"), "{useful:?}");
    assert!(has(&useful, "Trust Fund"), "{useful:?}");
}

#[test]
fn what_has_initials_is_a_term() {
    let text = &[
        "The good thing of people ( GTP ) was seen .",
        "The good thing of people has a good way of people .",
    ];
    let corpus = corpus(&[Lang::EN], &[text]);
    let columns = [column(Lang::EN, text)];
    let rows = Rows { corpus: &corpus, columns: &columns, links: &[] };
    let extractor = Extractor { scope: Scope::All, min_frequency: Some(1), ..Extractor::default() };
    let glossary = extractor.run(rows, &Known::default()).value;
    let score = |term: &str| entry(&glossary, term).score;
    assert!(score("good thing of people") >= 0.9 && score("good way of people") < 0.9);
}

/// What the feature called `name` is of a term of an English text.
fn feature(text: &[&str], name: &str, term: &str) -> f32 {
    let corpus = corpus(&[Lang::EN], &[text]);
    let columns = [column(Lang::EN, text)];
    let rows = Rows { corpus: &corpus, columns: &columns, links: &[] };
    let general = hexapla_terms::general_words(Lang::EN);
    let general: Vec<&str> = general.iter().map(String::as_str).collect();
    let known = Known { general: vec![column(Lang::EN, &general)], ..Known::default() };
    let evidence = Extractor { min_frequency: Some(2), ..Extractor::default() }.term_evidence(rows, &known);
    let at = hexapla_terms::TERM_FEATURES.iter().position(|other| *other == name).expect("a feature");
    evidence.iter().find(|e| e.term[0] == term).expect("a candidate").features[at]
}

#[test]
fn words_that_point_at_the_text_speak_against_a_term() {
    let text: &[&str] = &[
        "The respective committee met .",
        "The respective committee saw the river committee .",
        "A river committee .",
    ];
    let of = |term: &str| feature(text, "pointer", term);
    assert_eq!((of("respective committee"), of("river committee")), (1.0, 0.0));
}

#[test]
fn how_far_an_event_extends_makes_no_term() {
    let text: &[&str] = &[
        "The regional workshop met and a regional workshop is regional law",
        "The regional law met the river workshop and a river workshop met",
    ];
    let of = |term: &str| feature(text, "free", term);
    assert_eq!((of("regional workshop"), of("regional law"), of("river workshop")), (1.0, 0.0, 0.0));
}

#[test]
fn a_name_that_always_goes_on_and_half_of_two_adjectives_are_parts() {
    let text: &[&str] = &[
        "They saw the Sahel Development Round and the River Fund for Peace and full and productive work",
        "They met the Sahel Development Bank and the River Fund and the full and productive work of productive people",
        "They saw the Lake Council Office and other good work of people near this river",
        "They met the Lake Council Board and other good work of people near this river",
        "They saw the Lake council plan and other good work of people near this river",
        "They met the Lake council system and other good work of people near this river",
        "They saw the Lake council and other good work of people near this river",
        "They saw the Delta Council Office and other good work of people near this river",
        "They met the Delta Council Board and other good work of people near this river",
        "They saw the Delta Council Plan and other good work of people near this river",
        "They met the Delta Council Bank and other good work of people near this river",
        "They saw the Delta Council and other good work of people near this river",
    ];
    let of = |term: &str| feature(text, "goes on", term);
    assert_eq!((of("Sahel Development"), of("River Fund")), (1.0, 0.0));
    // What is a name only in part goes on in all places but one of many.
    assert_eq!((of("Lake council"), of("Delta Council")), (1.0, 0.0));
    assert_eq!(feature(text, "always joined", "productive work"), 1.0);
}

#[test]
fn nothing_in_gives_nothing_out() {
    for langs in [&[][..], &[Lang::EN], &[Lang::EN, Lang::FR]] {
        let corpus = corpus(langs, &vec![&[][..]; langs.len()]);
        let columns: Vec<Column> = langs.iter().map(|&lang| Column::new(lang)).collect();
        let links = vec![Links::new(); langs.len().saturating_sub(1)];
        let rows = Rows { corpus: &corpus, columns: &columns, links: &links };
        assert!(Extractor::default().run(rows, &Known::default()).value.entries.is_empty());
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run(&Extractor { min_frequency: Some(1), ..Extractor::default() }, &Known::default()))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn a_row_without_end_is_told_and_does_not_stop_the_work() {
    let long = "river basin ".repeat(20_000);
    let texts: [&[&str]; 2] = [&[&long, "The river basin fell ."], &["bassin", "Le bassin fluvial ."]];
    let corpus = corpus(&[Lang::EN, Lang::FR], &texts);
    let columns = [column(Lang::EN, texts[0]), column(Lang::FR, texts[1])];
    let links = [links(&columns[0], &columns[1])];
    let made = Extractor::default()
        .run(Rows { corpus: &corpus, columns: &columns, links: &links }, &Known::default());
    assert_eq!(made.diagnostics.len(), 1);
    assert!(made.diagnostics[0].message.contains("40000 words"), "{}", made.diagnostics[0].message);
}

#[test]
fn rows_that_a_language_lacks_say_little_of_its_renderings() {
    let more: Vec<&str> = ENGLISH.iter().chain(ENGLISH).copied().collect();
    let corpus = corpus(&[Lang::EN, Lang::FR], &[&more, FRENCH]);
    let mut french = column(Lang::FR, FRENCH);
    french.rows.resize(more.len() + 1, u32::try_from(french.tokens.len()).unwrap());
    let columns = [column(Lang::EN, &more), french];
    let links = [links(&columns[0], &columns[1])];
    let rows = Rows { corpus: &corpus, columns: &columns, links: &links };
    let extractor = Extractor { scope: Scope::All, ..Extractor::default() };
    let glossary = extractor.run(rows, &Known::default()).value;
    let (all, half) = (run(&extractor, &Known::default()), glossary);
    for term in ["river basin", "water level", "committee"] {
        let [all, half] = [&all, &half].map(|glossary| entry(glossary, term).score);
        assert!((all - half).abs() < 0.1, "{term}: {all} {half}");
    }
}
