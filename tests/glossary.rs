//! A glossary of six languages, written for the tests, with all that can trouble a file format.

use hexapla::model::{
    Anchor, ConceptEntry, Context, ContextText, Glossary, Lang, LanguageSection, Ordinal, Span, Step,
    StepKind, Term, TermKind, TermStatus,
};

/// Terms of English, Arabic, Spanish, French, Russian and Chinese; synonyms are separated by `|`.
const TERMS: [[&str; 6]; 9] = [
    ["working group", "فريق عامل", "grupo de trabajo", "groupe de travail", "рабочая группа", "工作组"],
    [
        "United Nations Office on Drugs and Crime|UNODC",
        "مكتب الأمم المتحدة المعني بالمخدرات والجريمة|المكتب",
        "Oficina de las Naciones Unidas contra la Droga y el Delito|UNODC",
        "Office des Nations Unies contre la drogue et le crime|ONUDC",
        "Управление Организации Объединенных Наций по наркотикам и преступности|УНП ООН",
        "联合国毒品和犯罪问题办公室|毒品和犯罪问题办公室",
    ],
    [
        "asset recovery",
        "استرداد الموجودات",
        "recuperación de activos",
        "recouvrement d’avoirs",
        "возвращение активов",
        "资产追回",
    ],
    [
        "mutual legal assistance",
        "المساعدة القانونية المتبادلة",
        "asistencia judicial recíproca",
        "entraide judiciaire",
        "взаимная правовая помощь",
        "司法协助",
    ],
    [
        "beneficial owner",
        "المالك المستفيد",
        "beneficiario final|titular real",
        "bénéficiaire effectif|propriétaire effectif",
        "бенефициарный собственник|бенефициарный владелец",
        "受益所有人|实际受益人",
    ],
    [
        "money-laundering",
        "غسل الأموال",
        "blanqueo de dinero|blanqueo de capitales",
        "blanchiment d’argent",
        "отмывание денег",
        "洗钱",
    ],
    ["whistle-blower", "", "denunciante", "lanceur d’alerte", "", "举报人"],
    ["=1+1", "+٢", "-tres", "@quatre", "=A1&B2", "=五"],
    [
        "“soft” law; \"hard\" law, and <both> & more",
        "#قانون 🚣",
        "#derecho",
        "#droit",
        "#право",
        "𠀀字；#软法",
    ],
];

/// The context of the first entries, with the term in brackets.
const CONTEXTS: [[&str; 6]; 2] = [
    [
        "The [working group] held its tenth meeting in Vienna.",
        "عقد [الفريق العامل] اجتماعه العاشر في فيينا.",
        "El [grupo de trabajo] celebró su décima reunión en Viena.",
        "Le [groupe de travail] a tenu sa dixième réunion à Vienne.",
        "[Рабочая группа] провела свое десятое совещание в Вене.",
        "[工作组]在维也纳举行了第十次会议。",
    ],
    [
        "The [United Nations Office on Drugs and Crime] reported on “asset recovery”.",
        "وقدّم [مكتب الأمم المتحدة المعني بالمخدرات والجريمة] تقريرا عن \"استرداد الموجودات\".",
        "La [Oficina de las Naciones Unidas contra la Droga y el Delito] presentó un informe.",
        "L’[Office des Nations Unies contre la drogue et le crime] a présenté un rapport.",
        "[Управление Организации Объединенных Наций по наркотикам и преступности] представило доклад.",
        "[联合国毒品和犯罪问题办公室]提交了报告。",
    ],
];

/// The glossary; the languages are in the order en, ar, es, fr, ru, zh.
#[must_use]
pub fn example_glossary() -> Glossary {
    let langs = vec![Lang::EN, Lang::AR, Lang::ES, Lang::FR, Lang::RU, Lang::ZH];
    let mut entries: Vec<ConceptEntry> = TERMS.iter().enumerate().map(|(n, terms)| entry(n, terms)).collect();
    for (entry, texts) in entries.iter_mut().zip(&CONTEXTS) {
        entry.contexts = vec![context(texts)];
    }
    entries[4].status = TermStatus::Conflicting;
    entries[4].known_id = Some("T-17".into());
    if let Some(french) = &mut entries[4].sections[3] {
        french.terms[0].status = TermStatus::Conflicting;
        french.expected = vec!["ayant droit économique".into()];
    }
    entries[5].status = TermStatus::Known;
    entries[5].known_id = Some("T-18".into());
    Glossary { name: "Vienna & <others>".into(), langs, entries, ..Glossary::default() }
}

fn entry(n: usize, terms: &[&str; 6]) -> ConceptEntry {
    ConceptEntry {
        id: format!("c{}", n + 1),
        score: [0.99, 0.98, 0.95, 0.9, 0.81, 0.77, 0.6, 0.4, 0.05][n],
        frequency: 42 - u32::try_from(n).unwrap_or(0),
        domain: Some("corruption".into()),
        sections: terms.iter().map(|terms| section(terms)).collect(),
        ..ConceptEntry::default()
    }
}

fn section(terms: &str) -> Option<LanguageSection> {
    let term = |(rank, text): (u32, &str)| Term {
        text: text.into(),
        frequency: 40 / (rank + 1),
        kind: match (rank, text.chars().all(|c| c.is_uppercase() || c == ' ')) {
            (0, _) => TermKind::FullForm,
            (_, true) => TermKind::Acronym,
            (_, false) => TermKind::Variant,
        },
        ..Term::default()
    };
    let terms: Vec<Term> = (0..).zip(terms.split('|').filter(|t| !t.is_empty())).map(term).collect();
    (!terms.is_empty()).then_some(LanguageSection { terms, expected: Vec::new() })
}

fn context(texts: &[&str; 6]) -> Context {
    let step = |kind, number| Step { kind, ordinal: Ordinal::new(number) };
    let text = |marked: &str| {
        let (start, end) = (marked.find('[')?, marked.find(']')? - 1);
        Some(ContextText { text: marked.replace(['[', ']'], ""), term: Some(Span::new(start, end)) })
    };
    Context {
        unit: "report#12.b".into(),
        symbol: Some("X/CONF.1/2".into()),
        anchor: Some(Anchor::new(vec![step(StepKind::Paragraph, 12), step(StepKind::Item, 2)])),
        texts: texts.iter().map(|marked| text(marked)).collect(),
    }
}
