//! The first rows of a corpus, or the first entries of a glossary, side by side.

use hexapla::model::{BlockKind, Corpus, Glossary, LanguageSection, TranslationUnit};

use crate::sheet::{Row, Sheet};
use crate::table::{count, grouped};
use crate::terminal::Paint;

/// The first `rows` rows of `corpus` from its first numbered one on, laid out for `columns` of a terminal.
pub(crate) fn page(corpus: &Corpus, rows: usize, columns: usize, paint: Paint) -> String {
    let units = first(corpus, rows);
    let symbol = corpus.symbol.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
    let sheet = Sheet {
        title: format!("{}{symbol}", corpus.name),
        note: format!("{} of {}", units.len(), count(corpus.units.len(), "row")),
        langs: corpus.langs.clone(),
        rows: units.iter().map(|unit| row(corpus, unit)).collect(),
    };
    sheet.page(columns, paint)
}

/// The first `entries` entries of `glossary`, each with its frequency, laid out for `columns` of a terminal.
pub(crate) fn glossary_page(glossary: &Glossary, entries: usize, columns: usize, paint: Paint) -> String {
    let shown = &glossary.entries[..glossary.entries.len().min(entries)];
    let rows = shown.iter().map(|entry| Row {
        name: format!("{} {} ×", entry.id, grouped(entry.frequency as usize)),
        score: entry.score,
        texts: entry.sections.iter().map(|section| section.as_ref().map(terms)).collect(),
    });
    let sheet = Sheet {
        title: glossary.name.clone(),
        note: format!("{} of {}", shown.len(), count(glossary.entries.len(), "entry")),
        langs: glossary.langs.clone(),
        rows: rows.collect(),
    };
    sheet.page(columns, paint)
}

fn row(corpus: &Corpus, unit: &TranslationUnit) -> Row {
    Row {
        name: name(corpus, unit).to_owned(),
        score: unit.score,
        texts: texts(corpus, unit).map(|text| text.map(str::to_owned)).collect(),
    }
}

fn terms(section: &LanguageSection) -> String {
    section.terms.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" | ")
}

/// The rows to show: not the masthead, unless there is nothing else.
fn first(corpus: &Corpus, rows: usize) -> &[TranslationUnit] {
    let units = &corpus.units;
    let body = units.iter().position(opens_body);
    let from = body.unwrap_or(0);
    &units[from..units.len().min(from.saturating_add(rows))]
}

/// Whether a row is the first of the body, if none before it is.
fn opens_body(unit: &TranslationUnit) -> bool {
    match unit.kind {
        BlockKind::Summary | BlockKind::Heading => true,
        BlockKind::Masthead | BlockKind::Title | BlockKind::Footnote => false,
        _ => unit.anchor.is_some(),
    }
}

/// The id of a row without the name of the document.
fn name<'a>(corpus: &Corpus, unit: &'a TranslationUnit) -> &'a str {
    let rest = unit.id.strip_prefix(&corpus.name).and_then(|r| r.strip_prefix('#'));
    rest.unwrap_or(&unit.id)
}

fn texts<'a>(corpus: &Corpus, unit: &'a TranslationUnit) -> impl Iterator<Item = Option<&'a str>> {
    let texts = (0..corpus.langs.len()).map(|n| unit.texts.get(n).and_then(Option::as_ref));
    texts.map(|text| text.map(|text| text.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::width::width;
    use hexapla::model::{Anchor, ConceptEntry, Lang, Location, Ordinal, Step, StepKind, Term, Text};

    fn corpus(langs: &[Lang]) -> Corpus {
        let location = Location { line: 1, page: None };
        let text = |text: &str| {
            Some(Text { text: text.into(), pieces: 1, location, lines: Box::new([0]), moved: false })
        };
        let step = Step { kind: StepKind::Paragraph, ordinal: Ordinal::new(1) };
        let unit = |id: &str, anchor, texts: &[&str]| TranslationUnit {
            id: format!("r#{id}"),
            anchor,
            kind: BlockKind::Paragraph,
            score: 0.5,
            reviewed: false,
            texts: texts.iter().map(|t| text(t)).chain(std::iter::repeat_n(None, 4)).collect(),
        };
        let units = vec![
            unit("m1", None, &["United Nations", "联合国"]),
            unit("1.s1", Some(Anchor::new(vec![step])), &["The Conference met.", "缔约国会议在维也纳举行。"]),
        ];
        Corpus { name: "r".into(), langs: langs.to_vec(), units, ..Corpus::default() }
    }

    #[test]
    fn two_languages_stand_side_by_side() {
        let page = page(&corpus(&[Lang::EN, Lang::ZH]), 6, 60, Paint::none());
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(lines[0], "r, 1 of 2 rows");
        assert_eq!(lines[3], "1.s1  0.50 │ The Conference met.    │ 缔约国会议在维也纳举");
        assert_eq!(lines[4], "           │                        │ 行。");
        assert!(lines.iter().all(|l| width(l) <= 60));
    }

    #[test]
    fn many_languages_stand_one_under_the_other() {
        let page = page(&corpus(&[Lang::EN, Lang::ZH, Lang::FR, Lang::ES]), 6, 40, Paint::none());
        let want = "r, 1 of 2 rows\n1.s1  0.50\n  en │ The Conference met.\n  zh │ 缔约国会议在维也纳举行。\n  fr │ —\n  es │ —\n\n";
        assert_eq!(page, want);
    }

    #[test]
    fn entries_show_synonyms_and_frequencies() {
        let section = |terms: &[&str]| {
            let term = |text: &&str| Term { text: (*text).to_owned(), ..Term::default() };
            Some(LanguageSection { terms: terms.iter().map(term).collect(), expected: vec![] })
        };
        let entry = ConceptEntry {
            id: "c1".into(),
            score: 0.875,
            frequency: 1234,
            sections: vec![section(&["beneficial owner"]), section(&["受益所有人", "实际受益人"])],
            ..ConceptEntry::default()
        };
        let glossary = Glossary {
            name: "r".into(),
            langs: vec![Lang::EN, Lang::ZH],
            entries: vec![entry],
            ..Glossary::default()
        };
        let page = glossary_page(&glossary, 6, 80, Paint::none());
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(lines[0], "r, 1 of 1 entry");
        assert_eq!(lines[3], "c1 1,234 ×  0.88 │ beneficial owner              │ 受益所有人 | 实际受益人");
        assert_eq!(glossary_page(&glossary, 0, 80, Paint::none()).lines().next(), Some("r, 0 of 1 entry"));
    }
}
