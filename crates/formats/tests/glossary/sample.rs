//! A glossary of three languages and three entries.

use hexapla_formats::{Format, Options, write_glossary};
use hexapla_model::{
    Anchor, ConceptEntry, ConceptKind, Context, ContextText, Glossary, Lang, LanguageSection, Number,
    Ordinal, Paragraph, PartOfSpeech, Span, Step, StepKind, Term, TermKind, TermStatus, Verdict,
};

pub(crate) fn term(text: &str, frequency: u32, kind: TermKind) -> Term {
    Term { text: text.into(), frequency, kind, ..Term::default() }
}

pub(crate) fn section(terms: Vec<Term>) -> Option<LanguageSection> {
    Some(LanguageSection { terms, expected: vec![] })
}

/// The second entry conflicts with the term base, the third has no term that shows anything.
pub(crate) fn glossary() -> Glossary {
    let full = |text, frequency| term(text, frequency, TermKind::FullForm);
    let mut boats = ConceptEntry {
        id: "c1".into(),
        score: 0.931_26,
        frequency: 7,
        kind: ConceptKind::Body,
        domain: Some("lakes & rivers".into()),
        status: TermStatus::New,
        known_id: None,
        review: Some(Verdict::Accept),
        comment: Some("small, or a \"skiff\"?".into()),
        sections: vec![
            section(vec![full("rowing \"boat\", small", 5), term("RB", 2, TermKind::Acronym)]),
            section(vec![full("قارب", 6)]),
            section(vec![full("小|船", 4), term("=船;\t1", 3, TermKind::Variant)]),
        ],
        contexts: vec![context()],
        paragraphs: vec![paragraph("X/1", 12), paragraph("X/1", 15), paragraph("X/2", 3)],
        rejected: vec![(Lang::ZH, Term::new("舟"))],
    };
    let sections = boats.sections.iter_mut().flatten().flat_map(|section| &mut section.terms);
    sections.for_each(|term| term.part = Some(PartOfSpeech::Noun));
    boats.sections[1].as_mut().unwrap().terms[0].number = Some(Number::Plural);
    let mut french = LanguageSection { terms: vec![full("e\u{301}tang", 1)], expected: vec!["mare".into()] };
    french.terms[0].status = TermStatus::Conflicting;
    let pond = ConceptEntry {
        id: "c2".into(),
        score: 0.5,
        frequency: 1,
        status: TermStatus::Conflicting,
        known_id: Some("T<1>".into()),
        review: None,
        comment: None,
        sections: vec![Some(french), None, section(vec![full(" \u{1}\n", 1)])],
        ..ConceptEntry::default()
    };
    let blank =
        ConceptEntry { id: "c3".into(), sections: vec![section(vec![full("\u{FFFE}", 1)])], ..pond.clone() };
    Glossary {
        name: "lakes".into(),
        langs: vec![Lang::EN, Lang::AR, Lang::ZH],
        entries: vec![boats, pond, blank],
        rejected: Vec::new(),
    }
}

fn paragraph(symbol: &str, number: u32) -> Paragraph {
    Paragraph { row: 0, symbol: Some(symbol.into()), anchor: anchor(number) }
}

fn anchor(number: u32) -> Anchor {
    Anchor::new(vec![Step { kind: StepKind::Paragraph, ordinal: Ordinal::new(number) }])
}

fn context() -> Context {
    let text = |text: &str, term: Option<(usize, usize)>| {
        Some(ContextText { text: text.into(), term: term.map(|(start, end)| Span::new(start, end)) })
    };
    Context {
        unit: "lakes#12.s1".into(),
        symbol: Some("X/1".into()),
        anchor: Some(anchor(12)),
        texts: vec![text("The <RB> sank.", Some((5, 7))), None, text("那只船\r\n沉了。", Some((6, 9)))],
    }
}

pub(crate) fn bytes(format: Format, glossary: &Glossary, options: &Options) -> Vec<u8> {
    let mut out = Vec::new();
    write_glossary(format, glossary, options, &mut out).unwrap();
    out
}

pub(crate) fn written(format: Format, options: &Options) -> String {
    String::from_utf8(bytes(format, &glossary(), options)).unwrap()
}
