//! Damage done to our own corpus in ways whose right answer is known.

use hexapla_tests::{Gold, LANGS, Texts, corpus_folder, read, report_path};

struct Damaged {
    texts: Texts,
    gold: Gold,
}

impl Damaged {
    /// The corpus in these languages, as it is.
    fn corpus(langs: &[&str]) -> Self {
        let files: Vec<_> = langs.iter().map(|l| (*l, report_path(l))).collect();
        let mut gold = Gold::parse(&read(corpus_folder().join("gold/paragraphs.tsv")));
        gold.langs.retain(|l| langs.contains(&l.as_str()));
        gold.rows.iter_mut().for_each(|r| r.lines.retain(|l, _| langs.contains(&l.as_str())));
        Self { texts: Texts::read(&files), gold }
    }

    /// The lines of paragraph rows that are on one line in `lang`, in order.
    fn paragraphs(&self, lang: &str) -> Vec<(String, u32)> {
        let rows = self.gold.rows.iter().filter(|r| r.level == "para" && r.lines[lang].len() == 1);
        rows.map(|r| (r.id.clone(), r.lines[lang][0])).collect()
    }

    fn delete(&mut self, lang: &str, gone: &[u32]) {
        let lines = self.texts.lines(lang).into_iter().zip(0..);
        let kept: Vec<String> = lines.filter(|(_, n)| !gone.contains(n)).map(|(l, _)| l).collect();
        self.texts.set_lines(lang, &kept);
        self.gold.delete(lang, gone);
    }

    fn change(&mut self, lang: &str, mut with: impl FnMut(u32, &str) -> String) {
        let lines = self.texts.lines(lang);
        let lines: Vec<String> = lines.iter().zip(0..).map(|(l, n)| with(n, l)).collect();
        self.texts.set_lines(lang, &lines);
    }

    /// Aligns, and demands that every gold row is met.
    #[track_caller]
    fn exact(&self) -> hexapla_tests::Aligned {
        let aligned = self.texts.align().expect("texts");
        let missed = self.gold.missed(&aligned.lines());
        assert!(missed.is_empty(), "{} rows missed:\n{}", missed.len(), missed.join("\n"));
        aligned
    }

    /// Aligns, and demands `least` of the `para_f1` of every pair.
    #[track_caller]
    fn at_least(&self, least: f64) -> hexapla_tests::Aligned {
        let aligned = self.texts.align().expect("texts");
        let lines = aligned.lines();
        let low: Vec<String> = self
            .gold
            .score(&lines)
            .iter()
            .filter(|m| m.name.ends_with("para_f1") && m.value < least)
            .map(ToString::to_string)
            .collect();
        assert!(low.is_empty(), "below {least}: {}\n{}", low.join(", "), self.gold.missed(&lines).join("\n"));
        aligned
    }
}

/// The line without the number or letter that it opens with; marks of footnotes stay.
fn without_label(line: &str) -> &str {
    let Some((first, rest)) = line.split_once(' ') else { return line };
    let short = first.chars().count() <= 7;
    if short && (first.ends_with(['.', ')']) || first.ends_with('\u{FF0E}')) {
        return rest;
    }
    match rest.strip_prefix("- ") {
        Some(rest) if short => rest,
        _ => line,
    }
}

#[test]
fn labels_come_off() {
    for (line, want) in [
        ("12. Text", "Text"),
        ("(a) Text", "Text"),
        ("б) Текст", "Текст"),
        ("ثانيا - نص", "نص"),
        ("II. Text", "Text"),
        ("二. 进展", "进展"),
        ("Text goes on. And on.", "Text goes on. And on."),
        ("¹ Note.", "¹ Note."),
    ] {
        assert_eq!(without_label(line), want);
    }
}

#[test]
fn a_language_without_labels() {
    for lang in ["zh", "fr", "ar"] {
        let mut damaged = Damaged::corpus(&["en", lang]);
        damaged.change(lang, |_, line| without_label(line).to_owned());
        damaged.at_least(0.97);
    }
}

#[test]
fn no_labels_at_all() {
    let mut damaged = Damaged::corpus(&LANGS);
    for lang in LANGS {
        damaged.change(lang, |_, line| without_label(line).to_owned());
    }
    damaged.at_least(0.97);
}

#[test]
fn a_tenth_of_the_paragraphs_is_missing() {
    for (lang, other) in [("zh", "en"), ("en", "ru"), ("fr", "en")] {
        let mut damaged = Damaged::corpus(&["en", if lang == "en" { other } else { lang }]);
        let gone: Vec<(String, u32)> = damaged.paragraphs(lang).into_iter().skip(4).step_by(9).collect();
        assert!(gone.len() >= 6, "a tenth of 66");
        let lines: Vec<u32> = gone.iter().map(|(_, n)| *n).collect();
        let labels: Vec<String> = lines
            .iter()
            .map(|n| damaged.texts.lines(lang)[*n as usize].split('.').next().unwrap_or("").to_owned())
            .collect();
        damaged.delete(lang, &lines);
        let aligned = damaged.at_least(0.99);
        for label in labels {
            let message = format!(" of {other} have no counterpart in {lang}: ");
            let told = aligned.diagnostics.iter().find(|d| d.message.contains(&message));
            let told = told.expect("one finding for all");
            let mut names = told.message.split([' ', ',', ';']);
            assert!(told.location.is_some() && names.any(|name| name == label), "{label}: {}", told.message);
        }
    }
}

#[test]
fn a_paragraph_in_another_place_is_found_and_marked() {
    let english = |n: usize| {
        format!("The Committee met {} times in {} and adopted decision {n}/3.", 3 * n + 2, 2003 + n)
    };
    let french = |n: usize| {
        format!("Le Comité s'est réuni {} fois en {} et a adopté la décision {n}/3.", 3 * n + 2, 2003 + n)
    };
    let mut texts = Texts(vec![("en".to_owned(), String::new()), ("fr".to_owned(), String::new())]);
    let order = [0, 1, 2, 4, 5, 6, 7, 8, 9, 3, 10, 11];
    texts.set_lines("en", &(0..12).map(english).collect::<Vec<_>>());
    texts.set_lines("fr", &order.map(french));
    let aligned = texts.align().expect("texts");
    for level in [hexapla::model::Level::Paragraph, hexapla::model::Level::Sentence] {
        let corpus = aligned.corpus(level);
        assert_eq!(corpus.units.len(), 12, "no row is left over");
        for (n, unit) in corpus.units.iter().enumerate() {
            let found = unit.texts[1].as_ref().expect("a translation");
            assert_eq!((found.text.as_str(), found.moved), (french(n).as_str(), n == 3));
        }
    }
    let told = aligned.diagnostics.iter().any(|d| d.message.ends_with(" of en is in another place in fr"));
    assert!(told, "{:?}", aligned.diagnostics);
}

#[test]
fn a_heading_behind_the_paragraph_before_it_meets_its_counterpart() {
    let headings =
        [("Water quality in basins", "Qualité de l'eau dans les bassins"), ("Decision 44", "Décision 44")];
    let english = |n: usize| {
        format!("{n}. The Committee met {} times in {} and adopted decision {n}/3.", 3 * n + 2, 2003 + n)
    };
    let french = |n: usize| {
        format!(
            "{n}. Le Comité s'est réuni {} fois en {} et a adopté la décision {n}/3.",
            3 * n + 2,
            2003 + n
        )
    };
    let (mut en, mut fr) = (Vec::new(), Vec::new());
    for n in 1..13 {
        en.push(english(n));
        fr.push(french(n));
        if n % 5 == 0 {
            let (heading, translation) = headings[n / 5 - 1];
            en.push(heading.to_owned());
            fr.last_mut().expect("a paragraph").push_str(&format!(" {translation}"));
        }
    }
    let mut texts = Texts(vec![("en".to_owned(), String::new()), ("fr".to_owned(), String::new())]);
    texts.set_lines("en", &en);
    texts.set_lines("fr", &fr);
    let corpus = texts.align().expect("texts").corpus(hexapla::model::Level::Sentence);
    for (heading, translation) in headings {
        let text = |unit: &hexapla::model::TranslationUnit, lang: usize| {
            unit.texts[lang].as_ref().map(|text| text.text.clone()).unwrap_or_default()
        };
        let row = corpus.units.iter().find(|unit| text(unit, 0) == heading).expect("a row of its own");
        assert_eq!(text(row, 1), translation);
    }
}

#[test]
fn numbers_shifted_from_paragraph_20_on() {
    for lang in ["fr", "zh"] {
        let mut damaged = Damaged::corpus(&["en", lang]);
        let rows = damaged.gold.rows.iter().filter(|r| r.level == "para");
        let firsts: Vec<u32> = rows.map(|r| r.lines[lang][0]).collect();
        damaged.change(lang, |n, line| {
            let number = |l: &str| {
                l.split_once('.').and_then(|(n, rest)| Some((n.parse::<u32>().ok()?, rest.to_owned())))
            };
            match number(line).filter(|(number, _)| firsts.contains(&n) && *number >= 20) {
                Some((number, rest)) => format!("{}.{rest}", number + 1),
                None => line.to_owned(),
            }
        });
        assert!(damaged.texts.lines(lang).iter().any(|l| l.starts_with("67.")), "66 is the last paragraph");
        let aligned = damaged.exact();
        let told = format!("paragraph 21 of {lang} translates paragraph 20 of en");
        assert!(aligned.diagnostics.iter().any(|d| d.message == told), "not told: {told}");
    }
}

#[test]
fn two_paragraphs_merged_on_one_side() {
    for lang in ["en", "es", "zh"] {
        let mut damaged = Damaged::corpus(&["en", if lang == "en" { "zh" } else { lang }]);
        let all = damaged.paragraphs(lang);
        // Two neighbours among the paragraphs of chapter II.
        let pair = all[12..].windows(2).find(|p| p[0].1 + 1 == p[1].1).expect("neighbours");
        let ((first, at), (second, next)) = (pair[0].clone(), pair[1].clone());
        let mut lines = damaged.texts.lines(lang);
        let tail = without_label(&lines.remove(next as usize)).to_owned();
        let glue = if lang == "zh" { "" } else { " " };
        lines[at as usize].push_str(&format!("{glue}{tail}"));
        damaged.texts.set_lines(lang, &lines);
        damaged.gold.merge(lang, &first, &second);
        damaged.exact();
    }
}
